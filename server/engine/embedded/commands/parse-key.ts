/** Keys leave the engine as text. What is no key of ours is simply not found. */
export const parseKey = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : -1);
