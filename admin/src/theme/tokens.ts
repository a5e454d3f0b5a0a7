/** Deadline states as the theme colours them; `done` is shared by both closed states. */
export type DeadlineTone = 'ok' | 'near' | 'over' | 'pause' | 'unset' | 'done';

interface ToneColours {
  text: string;
  ground: string;
  line: string;
}

/** Every colour of the console. Components use the CSS variables made from it (`--text-2`, `--dl-near-bg`) or the MUI palette. */
export interface Tokens {
  mode: 'light' | 'dark';
  ground: string;
  surface: string;
  surface2: string;
  surface3: string;
  line: string;
  line2: string;
  /** Borders of controls: at least 3:1. */
  lineInput: string;
  text: string;
  text2: string;
  text3: string;
  primary: string;
  primaryHover: string;
  primaryTint: string;
  primaryLine: string;
  onPrimary: string;
  danger: string;
  dangerTint: string;
  scrim: string;
  deadline: Record<DeadlineTone, ToneColours>;
  diagram: { stroke: string; fill: string; done: string; off: string };
  /** Boxes that float: menus, popovers. */
  shadow: string;
}

export const LIGHT: Tokens = {
  mode: 'light',
  ground: '#f4f6f8',
  surface: '#ffffff',
  surface2: '#f8f9fb',
  surface3: '#eef1f4',
  line: '#dfe4ea',
  line2: '#c9d0d8',
  lineInput: '#85909c',
  text: '#1b2530',
  text2: '#4a5663',
  text3: '#5f6b78',
  primary: '#1d5499',
  primaryHover: '#164480',
  primaryTint: '#e9f0f9',
  primaryLine: '#a9c3e3',
  onPrimary: '#ffffff',
  danger: '#9b1c1c',
  dangerTint: '#fde7e7',
  scrim: 'rgb(20 28 38 / .38)',
  deadline: {
    ok: { text: '#1b5e20', ground: '#e8f5e9', line: '#b9dcbb' },
    near: { text: '#7a4b00', ground: '#fff1cc', line: '#e6c568' },
    over: { text: '#9b1c1c', ground: '#fde7e7', line: '#eeb4b4' },
    pause: { text: '#37474f', ground: '#eceff1', line: '#78909c' },
    unset: { text: '#424242', ground: '#f5f5f5', line: '#9e9e9e' },
    done: { text: '#4a5663', ground: '#f1f3f5', line: '#c9d0d8' },
  },
  diagram: { stroke: '#3b4754', fill: '#ffffff', done: '#f1f3f5', off: '#6c7783' },
  shadow: '0 8px 24px rgb(20 28 38 / .16), 0 1px 3px rgb(20 28 38 / .10)',
};

export const DARK: Tokens = {
  mode: 'dark',
  ground: '#11161c',
  surface: '#1a2129',
  surface2: '#1f2730',
  surface3: '#27303a',
  line: '#2f3a45',
  line2: '#3d4955',
  lineInput: '#7a8794',
  text: '#e7ecf1',
  text2: '#b7c1cb',
  text3: '#9aa6b2',
  primary: '#8fbaf0',
  primaryHover: '#abcdf6',
  primaryTint: '#1d3048',
  primaryLine: '#3a5f8c',
  onPrimary: '#0d1b2c',
  danger: '#f4a3a3',
  dangerTint: '#3d1f21',
  scrim: 'rgb(0 0 0 / .55)',
  deadline: {
    ok: { text: '#a6d9a9', ground: '#17311b', line: '#2f5a34' },
    near: { text: '#f2cf7a', ground: '#392c0c', line: '#6e571b' },
    over: { text: '#f6acac', ground: '#421f21', line: '#7a3a3d' },
    pause: { text: '#c3ced5', ground: '#2a333a', line: '#6f818c' },
    unset: { text: '#c9c9c9', ground: '#2b2b2b', line: '#6b6b6b' },
    done: { text: '#b7c1cb', ground: '#252d36', line: '#3d4955' },
  },
  diagram: { stroke: '#b7c1cb', fill: '#1a2129', done: '#27303a', off: '#8a96a2' },
  shadow: '0 8px 24px rgb(0 0 0 / .5), 0 0 0 1px #3d4955',
};

/** The tokens as CSS custom properties. */
export function cssVariables(tokens: Tokens): Record<string, string> {
  const variables: Record<string, string> = {
    'color-scheme': tokens.mode,
    '--ground': tokens.ground,
    '--surface': tokens.surface,
    '--surface-2': tokens.surface2,
    '--surface-3': tokens.surface3,
    '--line': tokens.line,
    '--line-2': tokens.line2,
    '--line-input': tokens.lineInput,
    '--text': tokens.text,
    '--text-2': tokens.text2,
    '--text-3': tokens.text3,
    '--primary': tokens.primary,
    '--primary-hover': tokens.primaryHover,
    '--primary-tint': tokens.primaryTint,
    '--primary-line': tokens.primaryLine,
    '--on-primary': tokens.onPrimary,
    '--danger': tokens.danger,
    '--danger-tint': tokens.dangerTint,
    '--scrim': tokens.scrim,
    '--shadow': tokens.shadow,
    '--bp-stroke': tokens.diagram.stroke,
    '--bp-fill': tokens.diagram.fill,
    '--bp-done': tokens.diagram.done,
    '--bp-off': tokens.diagram.off,
  };
  for (const [tone, colours] of Object.entries(tokens.deadline)) {
    variables[`--dl-${tone}`] = colours.text;
    variables[`--dl-${tone}-bg`] = colours.ground;
    variables[`--dl-${tone}-line`] = colours.line;
  }
  return variables;
}
