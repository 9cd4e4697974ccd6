import { Chip } from './chip.tsx';

/** A person's own word on a transaction. */
export function Tag({ name, onRemove }: { name: string; onRemove?: (() => void) | undefined }) {
  return <Chip onRemove={onRemove}>{`#${name}`}</Chip>;
}
