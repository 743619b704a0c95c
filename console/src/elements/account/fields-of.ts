/** Reads the text fields of the form that was submitted; a field that isn't there is empty. */
export function fieldsOf(event: SubmitEvent): (name: string) => string {
  const form = event.currentTarget;
  const data = form instanceof HTMLFormElement ? new FormData(form) : new FormData();
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
}
