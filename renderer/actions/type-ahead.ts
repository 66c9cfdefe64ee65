/** Letters that are typed while the field they are meant for is still on its way: kept for it, and no shortcuts. */
let ahead: string | undefined;

/** From now on what is typed is for a field that will come. */
export function expectField(): void {
  ahead = '';
}

/** The field is there, and has the focus; or it will not come. */
export function fieldIsThere(came: boolean): void {
  const text = ahead;
  ahead = undefined;
  // The one way to type into an editor that works in it as typing does, with undo.
  if (came && text) document.execCommand('insertText', false, text);
}

/** Whether a key press is for the field that will come. Escape gives it up. */
export function isTypedAhead(event: KeyboardEvent): boolean {
  if (ahead === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Escape') ahead = undefined;
  else if (event.key === 'Enter') ahead += '\n';
  else if (event.key === 'Backspace') ahead = ahead.slice(0, -1);
  else if (event.key.length === 1) ahead += event.key;
  else return false;
  event.preventDefault();
  return ahead !== undefined;
}
