import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../server/config.js';
import { exporterSettings } from '../../server/engine/zeebe/exporter-settings.js';
import { projectRoot } from '../../server/shared/project-root.js';
import { BROKER_VERSION } from '../broker/fetch-broker.js';

interface Service {
  image: string;
  profiles?: string[];
  environment: Record<string, string>;
  ports?: string[];
  volumes: string[];
}

/** The value that Compose puts in where the operator has set none. */
const byDefault = (value: string) => value.replace(/^\$\{\w+:-(.*)\}$/, '$1');
const { services } = parse(readFileSync(join(projectRoot, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<'app' | 'app-on-zeebe' | 'zeebe', Service>;
};
const environmentOf = (name: keyof typeof services) =>
  Object.fromEntries(Object.entries(services[name].environment).map(([key, value]) => [key, byDefault(value)]));
const dataOf = ({ volumes }: Service) => volumes.find((volume) => volume.endsWith(':/data'));

describe('docker-compose.yml', () => {
  it('starts the embedded engine unless a profile is asked for', () => {
    expect(services.app.profiles).toBeUndefined();
    expect(readConfig(environmentOf('app')).zeebe).toBeUndefined();
    expect([services.zeebe.profiles, services['app-on-zeebe'].profiles]).toEqual([['zeebe'], ['zeebe']]);
  });

  it('gives the application on Zeebe its broker, its own data and its own port', () => {
    const { zeebe } = readConfig(environmentOf('app-on-zeebe'));
    expect(zeebe).toMatchObject({ address: 'zeebe:26500', recordsHost: '0.0.0.0', recordsPort: 9280 });
    expect(dataOf(services['app-on-zeebe'])).not.toBe(dataOf(services.app));
    expect(services['app-on-zeebe'].ports).not.toEqual(services.app.ports);
  });

  it('lets the broker post its records where the application takes them, with its token', () => {
    const { zeebe } = readConfig(environmentOf('app-on-zeebe'));
    const address = { url: `http://app-on-zeebe:${zeebe?.recordsPort}`, token: String(zeebe?.recordsToken) };
    expect(environmentOf('zeebe')).toMatchObject(exporterSettings(address));
    expect(services.zeebe.image).toBe(`camunda/zeebe:${BROKER_VERSION}`);
  });
});
