'use client';

import { Ellipsis, Upload } from 'lucide-react';
import { useState } from 'react';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip, ChipButton } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TypedConfirmation } from '../../ui/typed-confirmation.tsx';
import { Part } from './part.tsx';

const nothing = () => undefined;
const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** What is pressed, typed into or chosen. */
export function PartsControls() {
  const [theme, setTheme] = useState('system');
  const [isTicked, setTicked] = useState(true);
  const [name, setName] = useState('Household');
  return (
    <>
      <Part name="Brand">
        <Brand />
      </Part>
      <Part name="Buttons">
        <Button variant="filled" shortcut="⌘↵">
          Import 46
        </Button>
        <Button>Cancel</Button>
        <Button variant="lead" shortcut="M">
          Merge
        </Button>
        <Button variant="quiet" shortcut="L">
          Later
        </Button>
        <Button icon={<Upload aria-hidden="true" />}>Import</Button>
        <Button isBusy>Busy</Button>
        <Button disabled>Disabled</Button>
        <Button size="small">Small</Button>
        <ButtonLink href="/parts" icon={<Upload aria-hidden="true" />}>
          Link
        </ButtonLink>
        <IconButton label="More" icon={<Ellipsis aria-hidden="true" />} />
      </Part>
      <Part name="Chips">
        <Chip name="date" onRemove={nothing}>
          this month
        </Chip>
        <Tag name="weekly" />
        <Tag name="trip" onRemove={nothing} />
        <ChipButton name="Currency" hasMenu>
          EUR
        </ChipButton>
        <ChipButton state="proposed" mark={<CategoryMark colour="eating" />} confidence={0.96}>
          Eating out
        </ChipButton>
        <ChipButton state="asked" name="Date used" confidence={0.71} hasMenu>
          booking day
        </ChipButton>
      </Part>
      <Part name="Ticks and choices">
        <Checkbox aria-label="Ticked" checked={isTicked} onChange={() => setTicked(!isTicked)} />
        <Checkbox aria-label="Not ticked" checked={false} onChange={nothing} />
        <Checkbox aria-label="Mixed" checked="mixed" onChange={nothing} />
        <Checkbox aria-label="Disabled" checked disabled onChange={nothing} />
        <Segmented label="Theme" options={themes} value={theme} onChange={setTheme} />
      </Part>
      <section className="grid gap-4 desk:grid-cols-2">
        <TextField label="Payee" defaultValue="dm-drogerie markt" hint="As it shall be called" />
        <TextField label="To save a month" defaultValue="1,200.00" isAmount hint="19.6 % of your income" />
        <TextField
          label="Not read for sure"
          defaultValue="Thu 5 Nov 2026"
          isAsked
          hint="A fold runs through it: 05 or 08?"
        />
        <TextField label="Email" defaultValue="arjun@" error="Enter an email address such as name@example.com." />
        <PasswordField label="Password" defaultValue="harbour paper lantern" autoComplete="off" />
        <SavedTextField
          label="Saved when left"
          value={name}
          onSave={(text, onKept) => {
            setName(text);
            onKept();
          }}
        />
        <SelectField label="Theme" options={themes} value={theme} onChange={setTheme} />
        <TypedConfirmation
          label="Type “Home” to delete it"
          word="Home"
          value="Homw"
          onChange={nothing}
          mistake="That isn’t the name yet."
          isChecked
        />
      </section>
    </>
  );
}
