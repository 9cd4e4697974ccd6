import { Search } from 'lucide-react';
import { Entry } from '../../ui/entry.tsx';

interface FindEntryProps {
  label: string;
  typed: string;
  onType: (typed: string) => void;
}

/** Where the words are typed that a list is narrowed to. */
export function FindEntry({ label, typed, onType }: FindEntryProps) {
  return (
    <div className="w-full wide:w-80">
      <Entry
        type="search"
        icon={<Search aria-hidden="true" />}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}
