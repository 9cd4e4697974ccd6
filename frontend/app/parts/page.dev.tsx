import { PartsPage } from '../../features/parts/parts-page.tsx';

/** Every part of `ui/` with its states, for who builds them; `.dev` keeps it out of the export. */
export default function Parts() {
  return <PartsPage />;
}
