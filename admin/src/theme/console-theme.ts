import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import { DARK, LIGHT, cssVariables, type Tokens } from './tokens.js';

/** The system's own fonts: nothing is fetched. */
export const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

const COARSE = '@media (pointer: coarse), (max-width: 640px)';

function options(tokens: Tokens): ThemeOptions {
  return {
    palette: {
      mode: tokens.mode,
      primary: { main: tokens.primary, dark: tokens.primaryHover, contrastText: tokens.onPrimary },
      secondary: { main: tokens.text2, contrastText: tokens.surface },
      error: { main: tokens.danger },
      warning: { main: tokens.deadline.near.text },
      success: { main: tokens.deadline.ok.text },
      background: { default: tokens.ground, paper: tokens.surface },
      text: { primary: tokens.text, secondary: tokens.text2, disabled: tokens.text3 },
      divider: tokens.line,
      action: {
        selected: tokens.primaryTint,
        hover: tokens.surface3,
        disabled: tokens.text3,
        disabledBackground: tokens.surface3,
      },
    },
    shape: { borderRadius: 4 },
    // No motion without need.
    transitions: { create: () => 'none' },
    typography: {
      fontFamily: FONT,
      fontSize: 14,
      fontWeightMedium: 600,
      fontWeightBold: 600,
      h1: { fontSize: 20, lineHeight: '30px', fontWeight: 600, letterSpacing: 0 },
      h2: { fontSize: 15, lineHeight: '24px', fontWeight: 600, letterSpacing: 0 },
      h3: { fontSize: 14, lineHeight: '22px', fontWeight: 600, letterSpacing: 0 },
      h6: { fontSize: 18, lineHeight: '28px', fontWeight: 600, letterSpacing: 0 },
      body1: { fontSize: 15, lineHeight: '24px', letterSpacing: 0 },
      body2: { fontSize: 14, lineHeight: '22px', letterSpacing: 0 },
      caption: { fontSize: 13, lineHeight: '20px', letterSpacing: 0 },
      button: { fontSize: 14, lineHeight: '22px', fontWeight: 400, textTransform: 'none', letterSpacing: 0 },
    },
    components: {
      MuiCssBaseline: { styleOverrides: { ':root': cssVariables(tokens) } },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { variant: 'outlined', disableElevation: true, color: 'primary' },
        styleOverrides: {
          root: { minHeight: 36, padding: '0 14px', whiteSpace: 'nowrap', [COARSE]: { minHeight: 44 } },
          outlined: {
            color: tokens.text,
            borderColor: tokens.lineInput,
            backgroundColor: tokens.surface,
            '&:hover': { backgroundColor: tokens.surface3, borderColor: tokens.lineInput },
          },
          contained: { fontWeight: 600 },
          text: { padding: '0 8px' },
          sizeSmall: {
            minHeight: 28,
            padding: '0 10px',
            fontSize: 13,
            lineHeight: '20px',
            [COARSE]: { minHeight: 44 },
          },
          startIcon: { marginRight: 6, '& > *:nth-of-type(1)': { fontSize: 18 } },
        },
      },
      MuiIconButton: { styleOverrides: { root: { borderRadius: 4, [COARSE]: { minWidth: 44, minHeight: 44 } } } },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
      MuiInputBase: { styleOverrides: { root: { backgroundColor: tokens.surface, fontSize: 15 } } },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: tokens.lineInput } } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiMenu: { styleOverrides: { paper: { border: `1px solid ${tokens.line2}`, boxShadow: tokens.shadow } } },
      MuiPopover: {
        styleOverrides: { paper: { border: `1px solid ${tokens.line2}`, boxShadow: tokens.shadow, borderRadius: 6 } },
      },
      MuiAutocomplete: {
        styleOverrides: { paper: { border: `1px solid ${tokens.line2}`, boxShadow: tokens.shadow, borderRadius: 6 } },
      },
      MuiMenuItem: { styleOverrides: { root: { fontSize: 14, minHeight: 40, [COARSE]: { minHeight: 48 } } } },
      MuiTabs: { styleOverrides: { root: { minHeight: 42, borderBottom: `1px solid ${tokens.line2}` } } },
      MuiTab: {
        styleOverrides: {
          root: {
            minHeight: 42,
            minWidth: 0,
            padding: '0 2px',
            marginRight: 24,
            fontSize: 15,
            fontWeight: 400,
            '&.Mui-selected': { fontWeight: 600 },
          },
        },
      },
      MuiTooltip: {
        styleOverrides: { tooltip: { fontSize: 13, backgroundColor: tokens.text, color: tokens.surface } },
      },
      MuiLink: { defaultProps: { underline: 'hover' } },
      MuiCheckbox: {
        defaultProps: { size: 'small' },
        styleOverrides: { root: { padding: 6, color: tokens.lineInput } },
      },
      MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 6, color: tokens.lineInput } } },
    },
  };
}

/** Light is the default; dark follows the switch in the user menu. */
export const consoleTheme: Theme = createTheme(options(LIGHT));
export const consoleDarkTheme: Theme = createTheme(options(DARK));
