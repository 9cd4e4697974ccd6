import { Start } from '../features/frame/start.tsx';

export default function StartPage() {
  return <Start />;
}
