/** Something that the operator has to change before the engine can open; one sentence in Chinese and English. */
export class ZeebeSettingError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ZeebeSettingError';
  }
}
