/** A moment as Prisma stores it in SQLite; raw SQL must bind times in this form, or they sort and filter wrong. */
export const dbTime = (at: Date | number): string => new Date(at).toISOString().replace('Z', '+00:00');

/** The other way round; raw SQL may answer text. */
export const fromDbTime = (value: Date | string): Date => (value instanceof Date ? value : new Date(value));
