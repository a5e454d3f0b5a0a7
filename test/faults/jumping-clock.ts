/** The machine's clock as this process sees it, moved: what an operator, a bad NTP server or a resumed virtual machine does to it. */
export class JumpingClock {
  readonly #real = globalThis.Date;
  #shift = 0;

  /** `shared`: a shift that others decide, added to its own. */
  constructor(private readonly shared: () => number = () => 0) {}

  /** From now on every `new Date()` of this process is moved; timers (setTimeout) go on undisturbed, as they really do. */
  install(): void {
    const real = this.#real;
    const now = () => real.now() + this.#shift + this.shared();
    globalThis.Date = new Proxy(real, {
      construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [now()] : args) as object,
      get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
    });
  }

  jump(milliseconds: number): void {
    this.#shift += milliseconds;
  }

  uninstall(): void {
    globalThis.Date = this.#real;
  }
}
