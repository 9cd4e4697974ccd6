'use client';

import { Merge, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { Part } from './part.tsx';

const nothing = () => undefined;
const groups = [
  {
    label: 'Everyday',
    items: [
      { value: 'groceries', label: 'Groceries', mark: <CategoryMark colour="groceries" /> },
      { value: 'eating', label: 'Eating out', mark: <CategoryMark colour="eating" /> },
    ],
  },
  {
    label: 'Home',
    items: [{ value: 'energy', label: 'Energy', mark: <CategoryMark colour="energy" />, detail: 'EUR' }],
  },
];

/** What lies above the page. */
export function PartsOverlays() {
  const [category, setCategory] = useState('groceries');
  const [format, setFormat] = useState('dmy');
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  return (
    <Part name="Overlays">
      <Menu
        label="Payee"
        entries={[
          { kind: 'action', label: 'Rename', icon: <Pencil aria-hidden="true" />, shortcut: 'E', onSelect: nothing },
          { kind: 'action', label: 'Merge into …', icon: <Merge aria-hidden="true" />, onSelect: nothing },
          { kind: 'line' },
          {
            kind: 'action',
            label: 'Delete',
            icon: <Trash2 aria-hidden="true" />,
            isDangerous: true,
            onSelect: nothing,
          },
        ]}
        trigger={(props) => <Button {...props}>Menu</Button>}
      />
      <Menu
        label="Dates"
        entries={[
          {
            kind: 'choice',
            label: 'Dates',
            value: format,
            options: [
              { value: 'dmy', label: 'day.month.year' },
              { value: 'mdy', label: 'month/day/year' },
            ],
            onChange: setFormat,
          },
        ]}
        trigger={(props) => (
          <ChipButton {...props} name="Dates" hasMenu>
            {format === 'dmy' ? 'day.month.year' : 'month/day/year'}
          </ChipButton>
        )}
      />
      <Combobox
        label="Category"
        groups={groups}
        value={category}
        onChange={setCategory}
        create={{ label: (text) => `Create “${text}”`, onCreate: nothing }}
        trigger={(props) => (
          <ChipButton {...props} state="proposed" confidence={0.61} hasMenu>
            {category}
          </ChipButton>
        )}
      />
      <Popover label="Save view" trigger={(props) => <Button {...props}>Popover</Button>}>
        {(close) => (
          <div className="grid gap-3">
            <TextField label="Name" defaultValue="November" />
            <Button variant="filled" onClick={close}>
              Save view
            </Button>
          </div>
        )}
      </Popover>
      <Button onClick={() => setOpen('dialog')}>Dialog</Button>
      <Button onClick={() => setOpen('sheet')}>Sheet</Button>
      <Button onClick={() => showToast({ message: 'Saved: Zola, −46.20', onUndo: nothing })}>Toast</Button>
      <Button onClick={() => showToast({ message: 'No connection. Nothing was changed.', isError: true })}>
        Error toast
      </Button>
      <Dialog
        kind={open ?? 'dialog'}
        title="Undo this import"
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button variant="filled" onClick={() => setOpen(null)}>
              Undo 46 lines
            </Button>
          </>
        }
      >
        <p className="mb-3">46 transactions go; what you typed yourself stays.</p>
        <Combobox
          label="Category"
          groups={groups}
          value={category}
          onChange={setCategory}
          trigger={(props) => (
            <ChipButton {...props} hasMenu>
              {category}
            </ChipButton>
          )}
        />
      </Dialog>
    </Part>
  );
}
