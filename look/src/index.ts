export { icons, type IconName } from './icons.ts';
export { tokens } from './tokens.ts';
