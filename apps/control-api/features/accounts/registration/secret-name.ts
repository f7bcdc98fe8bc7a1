/** The vault's name of a credential: camelCase to snake_case. */
export function secretName(credential: string): string {
  return credential.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
