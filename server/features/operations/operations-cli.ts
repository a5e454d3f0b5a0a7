import { ask, askSecret } from './cli-ask.js';
import { CliClient, CliError, EXIT } from './cli-client.js';
import { COMMANDS } from './cli-commands.js';
import { readArguments, USAGE } from './cli-usage.js';

// npm run ops -- <command>: 运行维护 on the command line, over HTTP with a person's sign-in; exit codes in cli-client.ts.

/** An empty variable counts as not set, as for the server. */
const fromEnv = (name: string): string | undefined => process.env[name] || undefined;

async function run(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args.values.help) {
    console.log(USAGE);
    return EXIT.OK;
  }
  const command = Object.hasOwn(COMMANDS, args.command ?? '') ? COMMANDS[args.command ?? ''] : undefined;
  if (!command) throw new CliError(EXIT.USAGE, USAGE);
  const client = new CliClient(fromEnv('KUAIBAN_URL') ?? `http://localhost:${fromEnv('PORT') ?? 3000}`);
  const username = fromEnv('KUAIBAN_USER') ?? (await ask('账号：', '请用环境变量 KUAIBAN_USER 写明账号', EXIT.DENIED));
  const password =
    fromEnv('KUAIBAN_PASSWORD') ?? (await askSecret('密码：', '请用环境变量 KUAIBAN_PASSWORD 给出密码', EXIT.DENIED));
  await client.signIn(username, password);
  try {
    const { data, text, exitCode } = await command(client, args);
    console.log(args.values.json ? JSON.stringify(data, null, 2) : text);
    return exitCode;
  } finally {
    await client.signOut();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
