/** The clock of a broker that was started with `ZEEBE_CLOCK_CONTROLLED=true`, over its management port. Epoch milliseconds. */
export interface BrokerClock {
  now(): Promise<number>;
  /** Sets it to an instant and stops it there. */
  pin(epochMilli: number): Promise<number>;
  /** The clock of the machine again. */
  reset(): Promise<number>;
}

/** `management`: `http://host:port`. */
export function brokerClock(management: string): BrokerClock {
  const set = async (method: string, path: string, body?: object): Promise<number> => {
    const answer = await fetch(`${management}/actuator/clock${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(
        `The broker's clock could not be set (was it started with ZEEBE_CLOCK_CONTROLLED=true?): ${answer.status} ${await answer.text()}`,
      );
    return ((await answer.json()) as { epochMilli: number }).epochMilli;
  };
  return {
    now: () => set('POST', '/add', { offsetMilli: 0 }),
    pin: (epochMilli) => set('POST', '/pin', { epochMilli }),
    reset: () => set('DELETE', ''),
  };
}
