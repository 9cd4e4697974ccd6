type Ask = (settle: (isProved: boolean) => void) => void;

let ask: Ask | null = null;
let asked: Promise<boolean> | null = null;

/** Whoever calls it shows the dialog, which settles the question; returns the function that stops. */
export function offerStepUp(show: Ask): () => void {
  ask = show;
  return () => {
    ask = null;
  };
}

/** Asks the person once for all that waits: true once they have proved who they are, false where they would not. */
export function untilProved(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => (ask ? ask(resolve) : resolve(false))).finally(() => {
    asked = null;
  });
  return asked;
}
