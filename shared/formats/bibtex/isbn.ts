/** The ISBN of a field: digits only (and a final X), where the check digit is right (ISO 2108); undefined otherwise. */
export function isbnFromField(raw: string): string | undefined {
  const digits = raw.replace(/[-\s{}–]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce(
      (total, char, at) => total + (char === 'X' ? 10 : Number(char)) * (10 - at),
      0,
    );
    return sum % 11 === 0 ? digits : undefined;
  }
  if (!/^97[89]\d{10}$/.test(digits)) return undefined;
  const sum = [...digits].reduce((total, char, at) => total + Number(char) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0 ? digits : undefined;
}
