/** The value of a promise, or the error of `tooLate` after some milliseconds of the machine's clock. */
export function withinTime<T>(promise: Promise<T>, milliseconds: number, tooLate: () => Error): Promise<T> {
  return new Promise<T>((resolve, fail) => {
    const timer = setTimeout(() => fail(tooLate()), milliseconds);
    void promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    }, fail);
  });
}
