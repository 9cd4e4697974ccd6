/** `npm run sbom`: the bill of materials of what runs in production, as CycloneDX. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Component {
  'bom-ref': string;
  properties?: { name: string; value: string }[];
}

interface Bill {
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

// npm's own --omit=dev leaves out every package that some package has for its development, too, such as zod.
const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
  cwd: join(import.meta.dirname, '..'),
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const bill: Bill = JSON.parse(text);
const isForDevelopment = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
const left = new Set(bill.components.filter(isForDevelopment).map((component) => component['bom-ref']));
const shipped = {
  ...bill,
  components: bill.components.filter((component) => !isForDevelopment(component)),
  dependencies: bill.dependencies
    .filter(({ ref }) => !left.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => !left.has(other)) })),
};
console.log(JSON.stringify(shipped, null, 2));
