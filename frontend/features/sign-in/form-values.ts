/** The text of a form's field: read when it is sent, since password managers fill fields without telling. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
