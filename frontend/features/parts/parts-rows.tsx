'use client';

import { plainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { Amount, Figure } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { CategoryBar } from '../../ui/category-bar.tsx';
import { CategoryMark, CategoryName, type ColourKey, colourKeys } from '../../ui/category-mark.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { DateCell } from '../../ui/day.tsx';
import { DisclosureRow } from '../../ui/disclosure-row.tsx';
import { MonthStepper } from '../../ui/month-stepper.tsx';
import { SelectionBar } from '../../ui/selection-bar.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Cell, Head, Row, Table } from '../../ui/table.tsx';
import { Part } from './part.tsx';

const monday = plainDate('2026-11-23');
const nothing = () => undefined;

interface Sample {
  payee: string;
  colour: ColourKey;
  minor: number;
  isPending?: boolean;
  isSelected?: boolean;
  isCurrent?: boolean;
  isTransfer?: boolean;
  isProposed?: boolean;
}

const samples: readonly Sample[] = [
  { payee: 'Booked', colour: 'groceries', minor: -4118 },
  { payee: 'Selected', colour: 'transport', minor: -1430, isSelected: true },
  { payee: 'Under the keyboard', colour: 'eating', minor: -840, isCurrent: true },
  { payee: 'Pending', colour: 'leisure', minor: -2600, isPending: true },
  { payee: 'Uncertain', colour: 'household', minor: -3499, isProposed: true },
  { payee: 'Income', colour: 'none', minor: 324_000 },
  { payee: 'Transfer', colour: 'none', minor: 40_000, isTransfer: true },
];

/** Figures, table rows in each state, categories. */
export function PartsRows({ theme }: { theme: string }) {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <Part name="Figures">
        <Figure amount={amount(349_598)} currency="EUR" size={28} />
        <Figure amount={amount(29_402)} currency="EUR" />
        <Figure amount={amount(-4118)} currency="EUR" size={16} />
        <Amount amount={amount(302)} currency="EUR" kind="difference" />
        <Amount amount={amount(80_000)} currency="INR" hasSymbol kind="sum" />
      </Part>
      <Table caption="Rows">
        <thead>
          <tr>
            <Head className="w-8">
              <Checkbox aria-label="Select all" checked="mixed" onChange={nothing} />
            </Head>
            <Head>Date</Head>
            <Head>Payee</Head>
            <Head>Category</Head>
            <Head isAmount>EUR</Head>
          </tr>
        </thead>
        <tbody>
          {samples.map((sample, index) => (
            <Row key={sample.payee} isSelected={sample.isSelected} isCurrent={sample.isCurrent}>
              <Cell>
                <Checkbox aria-label={sample.payee} checked={sample.isSelected ?? false} onChange={nothing} />
              </Cell>
              <Cell>
                <DateCell date={monday} isRepeated={index > 0} />
              </Cell>
              <Cell className={sample.isPending ? '' : 'font-medium'}>{sample.payee}</Cell>
              <Cell>
                <Category sample={sample} />
              </Cell>
              <Cell isAmount>
                <Amount
                  amount={amount(sample.minor)}
                  currency="EUR"
                  kind={sample.isTransfer ? 'transfer' : 'movement'}
                  isPending={sample.isPending}
                />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <SelectionBar
        label={`Selected, ${theme}`}
        count="1 selected −14.30"
        actions={
          <Button variant="quiet" size="small" shortcut="C" onClick={nothing}>
            Category
          </Button>
        }
        clearLabel="Clear"
        onClear={nothing}
      />
      <Part name="Months">
        <MonthStepper onPrevious={nothing} onNext={nothing}>
          October 2026
        </MonthStepper>
        <MonthStepper onPrevious={nothing}>November 2026</MonthStepper>
      </Part>
      <Part name="States in words">
        <StatusLine tone="good">0.00 left</StatusLine>
        <StatusLine tone="near">40.00 over by the 30th</StatusLine>
        <StatusLine tone="bad">30.18 over</StatusLine>
      </Part>
      <Part name="Bars">
        <div className="grid w-full gap-2">
          <CategoryBar colour="groceries" share={0.4} />
          <CategoryBar colour="housing" share={1} isCut />
        </div>
      </Part>
      <ul>
        <DisclosureRow
          name="Groceries"
          lead={<CategoryMark colour="groceries" />}
          end="487.79"
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
        >
          <p>What can be changed about it.</p>
        </DisclosureRow>
      </ul>
      <Part name="Categories">
        {colourKeys.map((colour) => (
          <CategoryName key={colour} colour={colour}>
            {colour}
          </CategoryName>
        ))}
      </Part>
    </>
  );
}

function Category({ sample }: { sample: Sample }) {
  if (sample.isTransfer) {
    return (
      <span className="flex items-center gap-2 text-ink-3">
        <ArrowLeftRight aria-hidden="true" className="-mx-0.5 size-3.5" /> Transfer
      </span>
    );
  }
  if (sample.isProposed) {
    return (
      <ChipButton state="proposed" mark={<CategoryMark colour={sample.colour} />} confidence={0.61}>
        Household
      </ChipButton>
    );
  }
  return <CategoryName colour={sample.colour}>{sample.colour}</CategoryName>;
}
