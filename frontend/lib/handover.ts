import { useEffect, useRef } from 'react';

export interface Handover<Value> {
  /** Gives it to the component that receives, now or when it is shown. */
  offer: (value: Value) => void;
  /** Receives while the component is shown. */
  useReceive: (onValue: (value: Value) => void) => void;
}

/** Passes what can't be in an address (a file, a wish for the focus) from the frame to a page, over a navigation. */
export function makeHandover<Value>(): Handover<Value> {
  let waiting: { value: Value } | undefined;
  let receiver: ((value: Value) => void) | undefined;
  return {
    offer: (value) => {
      if (receiver) receiver(value);
      else waiting = { value };
    },
    useReceive: (onValue) => {
      const callback = useRef(onValue);
      useEffect(() => {
        callback.current = onValue;
      });
      useEffect(() => {
        const receive = (value: Value) => callback.current(value);
        receiver = receive;
        if (waiting) receive(waiting.value);
        waiting = undefined;
        return () => {
          if (receiver === receive) receiver = undefined;
        };
      }, []);
    },
  };
}

/** Files dropped or chosen on any page; the import page receives them. */
export const offeredFiles: Handover<readonly File[]> = makeHandover();

/** What the command bar is opened for: to type a transaction, or to find and go. */
export type CommandWish = 'add' | 'find';

/** The wish for the command bar, from a button or key of the frame or a page. */
export const commandBar: Handover<CommandWish> = makeHandover();

/** The wish to type a query; the transactions page receives it and focuses its field. */
export const queryFocus: Handover<true> = makeHandover();
