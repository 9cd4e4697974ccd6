/** Loaded into the server before itself: its clock starts at the moment of the pictures, and runs on from there. */
import { moment } from './moment.ts';

const machineNow = Date.now;
const shift = moment.getTime() - machineNow();

Date.now = () => machineNow() + shift;
globalThis.Date = new Proxy(Date, {
  construct: (target, values: unknown[], self) =>
    Reflect.construct(target, values.length > 0 ? values : [target.now()], self),
});
