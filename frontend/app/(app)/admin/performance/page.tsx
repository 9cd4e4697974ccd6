import { PerformancePage } from '../../../../features/admin/performance-page.tsx';

export default function AdminPerformance() {
  return <PerformancePage />;
}
