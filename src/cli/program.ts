import { resolve } from 'node:path';
import { Argument, Command, CommanderError, type Help, Option } from 'commander';
import pc from 'picocolors';
import { recoverAll } from '../publish/output.js';
import { outputFolder } from '../publish/publish-documents.js';
import { build } from './commands/build.js';
import { check } from './commands/check.js';
import { list, listings, type Listing } from './commands/list.js';
import { exitCodes, exitCodesHelp } from './exit-codes.js';
import { Interrupted } from './interrupt.js';

const helpTitles: Readonly<Record<string, string>> = { 'Usage:': 'Cách dùng:', 'Arguments:': 'Tham số:', 'Options:': 'Tùy chọn:', 'Global Options:': 'Tùy chọn chung:', 'Commands:': 'Lệnh:' };

const usageMessages: Readonly<Record<string, (message: string) => string>> = {
  'commander.unknownCommand': (m) => `Không có lệnh ${quoted(m)}.`,
  'commander.unknownOption': (m) => `Không có tùy chọn ${quoted(m)}.`,
  'commander.missingArgument': (m) => `Thiếu tham số ${quoted(m)}.`,
  'commander.excessArguments': () => 'Thừa tham số.',
  'commander.invalidArgument': (m) => `Giá trị ${quoted(m)} không dùng được.`,
  'commander.optionMissingArgument': (m) => `Tùy chọn ${quoted(m)} thiếu giá trị.`,
};

function quoted(message: string): string {
  return /'([^']*)'/u.exec(message)?.[0] ?? '';
}

function vietnamese(command: Command): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'xem hướng dẫn')
    .configureHelp({
      styleTitle: (title: string) => helpTitles[title] ?? title,
      argumentDescription: (argument: Argument) => argument.description,
      optionDescription: (option: Option) => option.description,
      subcommandTerm: (subcommand: Command) => `${subcommand.name()} ${subcommand.usage().replace('[tùy chọn] ', '')}`,
    } satisfies Partial<Help>)
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', exitCodesHelp);
}

interface Global {
  readonly root: string;
  readonly json?: true;
}

/** Runs one command line; gives back the exit code. Messages are in Vietnamese, never a stack trace. */
export async function run(args: readonly string[], version: string): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = vietnamese(new Command('kehoach'))
    .usage('<lệnh> [tùy chọn]')
    .description('Làm quyết định, kế hoạch, phụ lục và bản trích cho từng cơ quan từ thư mục content.')
    .version(version, '-V, --version', 'xem phiên bản')
    .helpCommand('help [lệnh]', 'xem hướng dẫn của một lệnh');
  const add = (name: string, usage: string, description: string): Command => {
    const command = vietnamese(program.command(name))
      .description(description)
      .usage(usage)
      .addOption(new Option('--root <thư mục>', 'thư mục của dự án; bỏ trống: thư mục đang đứng').default('.'))
      .option('--json', 'trả lời bằng JSON cho chương trình khác đọc');
    return command.hook('preAction', () => {
      const { root } = command.opts<Global>();
      recoverAll(resolve(root, outputFolder));
    });
  };
  const year = new Argument('[năm]', 'năm của kế hoạch; bỏ trống: năm mới nhất');
  const options = (command: Command): { root: string; json: boolean } => {
    const { root, json } = command.opts<Global>();
    return { root: resolve(root), json: json === true };
  };

  add('build', '[tùy chọn] [năm]', 'làm cả bộ văn bản DOCX và PDF của một năm vào thư mục output')
    .addArgument(year)
    .action(async (asked: string | undefined, _: unknown, command: Command) => {
      exitCode = await build({ ...options(command), year: asked });
    });
  add('check', '[tùy chọn] [năm]', 'kiểm tra nội dung và mẫu, báo mọi lỗi cùng lúc, không ghi gì')
    .addArgument(year)
    .action((asked: string | undefined, _: unknown, command: Command) => {
      exitCode = check({ ...options(command), year: asked });
    });
  add('list', '[tùy chọn] <gì> [năm]', 'liệt kê các năm (years), cơ quan (agencies) hoặc nhiệm vụ (tasks)')
    .addArgument(new Argument('<gì>', 'years, agencies hoặc tasks').choices(listings))
    .addArgument(year)
    .action((what: Listing, asked: string | undefined, _: unknown, command: Command) => {
      exitCode = list({ ...options(command), what, year: asked });
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (failure) {
    if (failure instanceof CommanderError) return usageFault(failure);
    if (failure instanceof Interrupted) {
      console.error(`Đã dừng theo yêu cầu (${failure.signal}); kết quả cũ vẫn giữ nguyên.`);
      return failure.exitCode;
    }
    console.error(pc.red('Chương trình gặp lỗi ngoài dự kiến; kết quả cũ vẫn giữ nguyên.'));
    console.error(`Hãy gửi dòng sau cho người phụ trách: ${failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)}`);
    return exitCodes.internal;
  }
}

function usageFault(failure: CommanderError): number {
  if (failure.exitCode === 0) return exitCodes.ok;
  if (failure.code === 'commander.help') return exitCodes.usage;
  const explain = usageMessages[failure.code];
  console.error(`${explain === undefined ? failure.message : explain(failure.message)} Gõ "kehoach --help" để xem các lệnh.`);
  return exitCodes.usage;
}
