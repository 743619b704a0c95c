import type { Addresses } from './addresses.ts';
import type { DemoWorkspace } from './demo-workspace.ts';

/** What a person is told once everything runs: the two addresses, and what to open. */
export function greeting(
  { publicApiBase, publicCdnBase }: Addresses,
  demo: DemoWorkspace | undefined,
): string {
  const lines = [
    '',
    'Iris is running.',
    '',
    `  API     ${publicApiBase}`,
    `  Widget  ${publicCdnBase}`,
    '',
    ...(demo ? aboutDemo(publicCdnBase, demo) : [`Open ${publicCdnBase}/signup.html to create a workspace.`]),
    '',
    'Ctrl+C stops it.',
    '',
  ];
  return lines.join('\n');
}

function aboutDemo(publicCdnBase: string, { email, password }: DemoWorkspace): string[] {
  return [
    'Open',
    `  ${publicCdnBase}/demo.html     a sample site: write as a visitor`,
    `  ${publicCdnBase}/login.html    the console: answer as the team`,
    '',
    `  E-mail    ${email}`,
    password === undefined
      ? '  Password  the one that the first start printed'
      : `  Password  ${password}   (made now, and not shown again)`,
  ];
}
