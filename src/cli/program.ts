import { resolve } from 'node:path';
import { Argument, Command, CommanderError, type Help, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { parseDay, parseMoment, type Day } from '../content/dates.js';
import { checkPersonName } from '../content/checks/person-name.js';
import { reportPeriods, type ReportPeriod } from '../plan/progress/periods.js';
import type { Shard } from '../publish/shards/shard.js';
import { recoverAll } from '../publish/output.js';
import { outputFolder } from '../publish/folders.js';
import { copyForms, documentForms, type DocumentForm } from '../content/forms.js';
import type { CorrectionKind } from '../draft/amend.js';
import type { CopyRequest } from '../publish/copy.js';
import { listings, type Listing } from './listings.js';
import type { Answer } from '../draft/answer.js';
import { nearest } from '../source/shape.js';
import { exitCodes, exitCodesHelp } from './exit-codes.js';
import { Interrupted, tellInterrupted } from './interrupt.js';
import { tellOnce } from './messages.js';
import { keptByNpm, scriptOf } from './npm-options.js';
import { Busy } from './report.js';
import { whenFree } from './when-free.js';

const helpTitles: Readonly<Record<string, string>> = { 'Usage:': 'Cách dùng:', 'Arguments:': 'Tham số:', 'Options:': 'Tùy chọn:', 'Global Options:': 'Tùy chọn chung:', 'Commands:': 'Lệnh:' };

const usageMessages: Readonly<Record<string, (message: string) => string>> = {
  'commander.unknownCommand': (m) => `Không có lệnh ${quoted(m)}.${suggested(m)}`,
  'commander.unknownOption': (m) => `Không có tùy chọn ${quoted(m)}.${suggested(m)}`,
  'commander.missingArgument': (m) => `Thiếu tham số ${quoted(m)}.`,
  'commander.excessArguments': (m) => `Thừa tham số: ${m}. Tên có dấu cách thì đặt trong ngoặc kép.`,
  'commander.invalidArgument': invalidValue,
  'commander.missingMandatoryOptionValue': (m) => `Thiếu tùy chọn ${quoted(m)}${/'( \(.+\))$/u.exec(m)?.[1] ?? ''}.`,
  'commander.conflictingOption': (m) => `Các tùy chọn ${(m.match(/'[^']*'/gu) ?? []).join(', ')} không dùng cùng nhau.`,
  'commander.optionMissingArgument': (m) => `Tùy chọn ${quoted(m)} thiếu giá trị.`,
};

function quoted(message: string): string {
  return /'([^']*)'/u.exec(message)?.[0] ?? '';
}

/** Commander's "(Did you mean build?)", "(Did you mean one of build, list?)". */
function suggested(message: string): string {
  const near = /\(Did you mean (?:one of )?(.+)\?\)/u.exec(message)?.[1];
  return near === undefined ? '' : ` Có phải ý là ${near.split(', ').map((one) => `"${one}"`).join(' hoặc ')}?`;
}

/** Commander's complaint: "… argument 'x' is invalid. Allowed choices are a, b." or with the words of our own parser. */
function invalidValue(message: string): string {
  const value = /(?:argument|value) ('[^']*') is invalid/u.exec(message)?.[1] ?? quoted(message);
  const choices = /Allowed choices are (.+)\.$/u.exec(message)?.[1];
  const own = choices === undefined ? /is invalid(?: for argument '[^']*')?\. (.+)$/u.exec(message)?.[1] : `Các giá trị dùng được: ${choices}.`;
  const near = choices === undefined ? undefined : nearest(value.slice(1, -1), choices.split(', '));
  return `Giá trị ${value} không dùng được.${own === undefined ? '' : ` ${own}`}${near === undefined ? '' : ` Có phải ý là "${near}"?`}`;
}

function isoDay(value: string): Day {
  const day = parseDay(value);
  if (day === undefined) throw new InvalidArgumentError('Ngày phải có thật, dạng 2023-06-30.');
  return day;
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/u.test(value)) throw new InvalidArgumentError('Số viết bằng chữ số, từ 1 trở lên, không có ký hiệu; ví dụ 3604.');
  return Number(value);
}

function personName(value: string): string {
  const [fault] = checkPersonName(value, { file: '', line: 1, column: 1 }, true);
  if (fault?.code === 'name-implausible') throw new InvalidArgumentError('Ghi họ và tên thật của người ký, ví dụ "Nguyễn Văn An".');
  if (fault !== undefined) throw new InvalidArgumentError(`${fault.message} ${fault.hint}`);
  return value;
}

function moment(value: string): string {
  if (parseMoment(value) === undefined) throw new InvalidArgumentError('Thời gian phải có thật, có múi giờ, dạng 2022-12-29T08:15:00+07:00.');
  return value;
}

interface CopyOptions extends Omit<CopyRequest, 'from' | 'recipients'> {
  readonly for: readonly string[];
  readonly from?: number;
  readonly fromAgency?: string;
  readonly fromYear?: number;
}

interface PrintOptions {
  readonly for?: readonly string[];
  readonly pages?: string;
  readonly sides: '1' | '2';
  readonly mark?: true;
}

interface SendOptions {
  readonly for?: readonly string[];
  readonly number?: number;
  readonly date?: Day;
  readonly signer?: string;
  readonly certified?: Day;
  readonly certifiedSigner?: string;
  readonly certifiedBy?: string;
  readonly certifiedLate?: boolean;
  readonly again?: true;
  readonly details?: true;
  readonly sent?: readonly string[];
}

interface InspectOptions {
  readonly all?: true;
  readonly json?: true;
  readonly annotate?: string;
}

interface AmendOptions {
  readonly kind?: CorrectionKind;
  readonly drop?: true;
  readonly force?: true;
}

interface FormOption {
  readonly form?: readonly DocumentForm[];
}

interface WorkersOption {
  readonly workers?: number;
}

function workersOption(): Option {
  return new Option('--workers <số>', 'số luồng cùng làm văn bản, 0: không thêm luồng nào; bỏ trống: theo số nhân của máy; kết quả như nhau').argParser((value) => {
    if (!/^\d{1,2}$/u.test(value)) throw new InvalidArgumentError('Số luồng là một số từ 0 đến 99.');
    return Number(value);
  });
}

function shard(value: string): Shard {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/u.exec(value) ?? [];
  const [i, n] = [Number(index), Number(count)];
  if (!(i >= 1 && n >= 1 && i <= n)) throw new InvalidArgumentError('Phần viết dạng 2/7: số thứ tự của phần, gạch chéo, số phần.');
  return { index: i, count: n };
}

function formOption(description: string): Option {
  return new Option('--form <bản...>', description).choices(documentForms);
}

/** Commander says how many arguments are too many, and not which. */
function refuseExcess(command: Command): void {
  const known = command.registeredArguments;
  const excess = known.at(-1)?.variadic === true ? [] : command.args.slice(known.length);
  if (excess.length > 0) command.error(excess.map((one) => `'${one}'`).join(', '), { code: 'commander.excessArguments' });
}

function vietnamese(command: Command): Command {
  return command
    .allowExcessArguments()
    .hook('preAction', (owner, acting) => { if (owner === acting) refuseExcess(acting); })
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

interface ReviewOptions {
  readonly accept?: readonly string[];
  readonly change?: readonly string[];
  readonly keep?: readonly string[];
  readonly reopen?: readonly string[];
  readonly restore?: true;
  readonly note?: string;
  readonly all?: true;
}

function answerOf({ accept, change, keep, reopen, note }: ReviewOptions): Answer | undefined {
  if (accept !== undefined) return { which: accept, state: 'chap-nhan', note };
  if (change !== undefined) return { which: change, state: 'da-doi', note };
  if (keep !== undefined) return { which: keep, state: 'giu-nguyen', note };
  return reopen === undefined ? undefined : { which: reopen, state: 'mo', note };
}

function wholeYear(value: string): number {
  if (!/^\d{4}$/u.test(value)) throw new InvalidArgumentError('Năm viết bằng bốn chữ số, ví dụ 2024.');
  return Number(value);
}

/**
 * Runs one command line; gives back the exit code. Messages are in Vietnamese, never a stack trace. A command loads only
 * what it needs: spreadsheets, comparisons and the reading of foreign files are half of all modules.
 */
export async function run(args: readonly string[], version: string): Promise<number> {
  return whenFree(async () => runOnce(args, version));
}

async function runOnce(args: readonly string[], version: string): Promise<number> {
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
  const year = new Argument('[năm]', 'năm của kế hoạch; bỏ trống: năm mới nhất trong content');
  const issuedYear = new Argument('[năm]', 'năm của kế hoạch; bỏ trống: năm mới nhất đã ban hành');
  const decision = new Argument('[năm]', 'năm của kế hoạch, hoặc một quyết định trước đó của năm, ví dụ 2023.qd-3604; bỏ trống: năm mới nhất trong content');
  const issuedDecision = new Argument('[năm]', 'năm của kế hoạch, hoặc một quyết định trước đó của năm, ví dụ 2023.qd-3604; bỏ trống: năm mới nhất đã ban hành');
  const options = (command: Command): { root: string; json: boolean } => {
    const { root, json } = command.opts<Global>();
    return { root: resolve(root), json: json === true };
  };

  add('build', '[tùy chọn] [năm]', 'làm cả bộ văn bản DOCX và PDF của một năm vào thư mục output')
    .addArgument(decision)
    .addOption(formOption('bản giấy (giay), bản điện tử (dien-tu), hoặc cả hai; bỏ trống: như đã ban hành, chưa ban hành thì bản giấy'))
    .option('--no-cache', 'làm mới mọi tệp, không lấy lại tệp không đổi của những lần trước (giữ ở output/.bo-nho, xóa lúc nào cũng được)')
    .addOption(workersOption())
    .addOption(new Option('--shard <phần>', 'chỉ làm một phần, dạng 2/7: cứ bảy văn bản làm một, kể từ văn bản thứ hai; nhiều máy cùng làm, rồi ghép bằng "kehoach merge"').argParser(shard))
    .action(async (asked: string | undefined, given: FormOption & WorkersOption & { readonly shard?: Shard; readonly cache: boolean }, command: Command) => {
      const { build } = await import('./commands/build.js');
      exitCode = await build({ ...options(command), year: asked, forms: given.form, workers: given.workers ?? 'auto', shard: given.shard, cache: given.cache });
    });
  add('watch', '[tùy chọn] [năm]', 'theo dõi thư mục content và templates, lưu tệp nào là làm lại bộ văn bản ngay')
    .addArgument(year)
    .addOption(workersOption())
    .action(async (asked: string | undefined, { workers }: WorkersOption, command: Command) => {
      const { watch } = await import('./commands/watch.js');
      exitCode = await watch({ ...options(command), year: asked, workers: workers ?? 'auto' });
    });
  add('merge', '<năm> [thư mục...] [tùy chọn]', 'ghép các phần đã làm bằng "build --shard" thành bộ văn bản của năm, sau khi kiểm tra từng tệp')
    .addArgument(new Argument('<năm>', 'năm của kế hoạch'))
    .addArgument(new Argument('[thư mục...]', 'thư mục của từng phần; bỏ trống: các phần có trong thư mục output'))
    .action(async (asked: string, folders: readonly string[], _: unknown, command: Command) => {
      const { merge } = await import('./commands/merge.js');
      exitCode = await merge({ ...options(command), year: asked, folders });
    });
  add('issue', '<năm> --number <số> --date <ngày> [tùy chọn]', 'ghi sổ quyết định đã ký: ghi số, ngày, làm bộ văn bản cuối cùng và khóa lại')
    .addArgument(new Argument('<năm>', 'năm của kế hoạch'))
    .addOption(new Option('--number <số>', 'số của quyết định').argParser(wholeNumber).makeOptionMandatory())
    .addOption(new Option('--date <ngày>', 'ngày ban hành, dạng 2022-12-28').argParser(isoDay).makeOptionMandatory())
    .addOption(new Option('--signer <họ tên>', 'họ và tên người đã ký; bỏ trống: như đã ghi trong nội dung kế hoạch').argParser(personName))
    .addOption(formOption('bản giấy (giay), bản điện tử (dien-tu); bỏ trống: cả hai'))
    .option('--late', 'đúng là ban hành muộn: sau quý I của năm kế hoạch, hoặc khi đã có nhiệm vụ hết hạn')
    .option('--disordered', 'đúng là số và ngày không theo thứ tự với quyết định khác cùng năm')
    .addOption(workersOption())
    .action(async (asked: string, { number, date, form, signer, late, disordered, workers }: FormOption & WorkersOption & { readonly number: number; readonly date: Day; readonly signer?: string; readonly late?: boolean; readonly disordered?: boolean }, command: Command) => {
      const { issue } = await import('./commands/issue.js');
      exitCode = await issue({ ...options(command), year: asked, number, date, signer, late: late === true, disordered: disordered === true, forms: form ?? documentForms, workers: workers ?? 'auto' });
    });
  add('amend', '[năm] --kind <loại> | --drop [tùy chọn]', 'mở dự thảo quyết định thay thế hoặc sửa đổi, bổ sung quyết định đã ban hành; bản đã ban hành giữ nguyên ở bên')
    .addArgument(issuedYear)
    .addOption(new Option('--kind <loại>', 'thay thế (thay-the) hay sửa đổi, bổ sung (sua-doi)').choices(['thay-the', 'sua-doi']))
    .addOption(new Option('--drop', 'bỏ dự thảo đang mở: bản đã ban hành trở về chỗ cũ, dự thảo chuyển sang bên (không xóa)').conflicts('kind'))
    .addOption(new Option('--force', 'với --drop: bỏ cả khi dự thảo đã có sửa đổi'))
    .action(async (asked: string | undefined, { kind, drop, force }: AmendOptions, command: Command) => {
      const { amend, drop: dropDraft } = await import('./commands/amend.js');
      if (drop === true) exitCode = dropDraft({ ...options(command), year: asked, force: force === true });
      else if (kind === undefined) command.error("'--kind thay-the' (hoặc sua-doi, hoặc --drop)", { code: 'commander.missingMandatoryOptionValue' });
      else exitCode = amend({ ...options(command), year: asked, kind });
    });
  add('check', '[tùy chọn] [năm]', 'kiểm tra nội dung và mẫu, báo mọi lỗi cùng lúc, không ghi gì')
    .addArgument(decision)
    .action(async (asked: string | undefined, _: unknown, command: Command) => {
      const { check } = await import('./commands/check.js');
      exitCode = await check({ ...options(command), year: asked });
    });
  add('copy', '[năm] --form <hình thức> --for <nơi nhận...> --date <ngày> [tùy chọn]', 'làm bản sao y, sao lục, trích sao của quyết định đã ban hành và ghi sổ bản sao')
    .addArgument(issuedDecision)
    .addOption(new Option('--form <hình thức>', 'sao y (sao-y), sao lục (sao-luc) hay trích sao (trich-sao)').choices(copyForms).makeOptionMandatory())
    .addOption(new Option('--for <nơi nhận...>', 'nơi nhận bản sao: mã cơ quan, mã nhóm, hoặc tên viết hoa chữ đầu').makeOptionMandatory())
    .addOption(new Option('--date <ngày>', 'ngày sao, dạng 2022-12-29').argParser(isoDay).makeOptionMandatory())
    .addOption(new Option('--as <bản>', 'bản giấy hay bản điện tử').choices(documentForms).default('giay'))
    .addOption(new Option('--signed-at <thời gian>', 'thời gian ký bản sao điện tử, dạng 2022-12-29T08:15:00+07:00; bỏ trống: chừa chỗ cho phần mềm ký số').argParser(moment))
    .addOption(new Option('--by <cơ quan>', 'mã cơ quan sao trong plan.json; bỏ trống: cơ quan đầu tiên'))
    .addOption(new Option('--signer <họ tên>', 'người ký bản sao; bỏ trống: như plan.json').argParser(personName))
    .addOption(new Option('--number <số>', 'số bản sao; bỏ trống: số kế tiếp trong sổ').argParser(wholeNumber))
    .addOption(new Option('--from <số>', 'sao lục từ bản sao y số này').argParser(wholeNumber))
    .addOption(new Option('--from-agency <cơ quan>', 'cơ quan của bản sao y đó; bỏ trống: cơ quan sao đầu tiên trong plan.json'))
    .addOption(new Option('--from-year <năm>', 'năm của bản sao y đó; bỏ trống: năm của ngày sao').argParser(wholeYear))
    .addOption(new Option('--tasks <nhiệm vụ>', 'trích các nhiệm vụ: "III.5,VII.*,II.3-6" (trong ngoặc kép)').argParser((value) => value.split(',')))
    .addOption(new Option('--agency <cơ quan>', 'trích các nhiệm vụ của một cơ quan'))
    .option('--again', 'làm thêm một bản giống bản đã có trong sổ, lấy số mới')
    .option('--outside', 'đúng là nơi nhận ngoài danh mục, dù tên gần giống một cơ quan trong agencies.json')
    .option('--late', 'đúng là sao muộn: hơn 6 tháng sau ngày ban hành và sau bản sao gần nhất')
    .action(async (asked: string | undefined, { for: recipients, from, fromAgency, fromYear, ...given }: CopyOptions, command: Command) => {
      const origin = from === undefined ? undefined : { number: from, agency: fromAgency, year: fromYear };
      const { copy } = await import('./commands/copy.js');
      exitCode = await copy({ ...options(command), year: asked, request: { ...given, recipients, from: origin } });
    });
  add('print', '[năm] [tùy chọn]', 'làm một tệp PDF để in đủ số bản theo nơi nhận, kèm lệnh in')
    .addArgument(issuedDecision)
    .addOption(new Option('--for <nơi nhận...>', 'chỉ in cho nơi nhận này: số của dòng, mã cơ quan hoặc tên; bỏ trống: mọi nơi nhận'))
    .addOption(new Option('--pages <trang>', 'chỉ in các trang này của mỗi bản, ví dụ 1-2,5'))
    .addOption(new Option('--sides <mặt>', 'in một mặt (1) hay hai mặt (2)').choices(['1', '2']).default('2'))
    .option('--mark', 'ghi số bản và nơi nhận ở lề dưới mỗi trang')
    .action(async (asked: string | undefined, { for: recipients, pages, sides, mark }: PrintOptions, command: Command) => {
      const { print } = await import('./commands/print.js');
      exitCode = await print({ ...options(command), year: asked, request: { recipients, pages, bothSides: sides === '2', mark: mark === true } });
    });
  add('send', '[năm] [tùy chọn]', 'làm gói gửi từng cơ quan (công văn, bản trích, bảng tính, lịch hạn) và ghi sổ gửi')
    .addArgument(issuedDecision)
    .addOption(new Option('--for <cơ quan...>', 'chỉ các cơ quan này (mã hoặc tên cơ quan); bỏ trống: mọi cơ quan có nhiệm vụ'))
    .addOption(new Option('--number <số>', 'số công văn đầu tiên, các công văn sau lấy số kế tiếp; bỏ trống: để trống số').argParser(wholeNumber))
    .addOption(new Option('--date <ngày>', 'ngày công văn, dạng 2023-01-05').argParser(isoDay))
    .addOption(new Option('--signer <họ tên>', 'người ký công văn; bỏ trống: như plan.json').argParser(personName))
    .addOption(new Option('--certified <ngày>', 'kèm bản trích sao thay cho bản trích, sao ngày này').argParser(isoDay))
    .addOption(new Option('--certified-signer <họ tên>', 'người ký bản trích sao; bỏ trống: như plan.json').argParser(personName))
    .addOption(new Option('--certified-by <cơ quan>', 'mã cơ quan sao trong plan.json; bỏ trống: cơ quan đầu tiên'))
    .option('--certified-late', 'đúng là sao muộn: hơn 6 tháng sau ngày ban hành và sau bản sao gần nhất')
    .option('--again', 'làm lại những gói nay khác với gói đã ghi sổ; gói cũ giữ ở bên')
    .option('--details', 'gói nào làm ra khác thì kể từng gói')
    .addOption(new Option('--sent <cơ quan...>', 'ghi sổ là đã gửi, ngày gửi ở --date: mã hoặc tên cơ quan, hoặc all là mọi gói đang chờ gửi'))
    .action(async (asked: string | undefined, given: SendOptions, command: Command) => {
      const { for: agencies, number, date, signer, certified, certifiedSigner, certifiedBy, certifiedLate, again, details, sent: marked } = given;
      if (marked !== undefined) {
        const { sent } = await import('./commands/send.js');
        const others = Object.keys(given).filter((name) => !['sent', 'date', 'root', 'json'].includes(name));
        exitCode = await sent({ ...options(command), year: asked, request: { agencies: marked.includes('all') ? undefined : marked, date }, alone: others.length === 0 });
        return;
      }
      const copied = certified === undefined ? undefined : { date: certified, signer: certifiedSigner, by: certifiedBy, late: certifiedLate === true };
      const { send } = await import('./commands/send.js');
      exitCode = await send({ ...options(command), year: asked, request: { agencies, number, date, signer, certified: copied, again: again === true }, details: details === true });
    });
  add('collect', '<tệp hoặc thư mục...> [tùy chọn]', 'đọc các bảng tính cơ quan gửi về vào progress.json')
    .addArgument(new Argument('<tệp hoặc thư mục...>', 'tệp .xlsx hoặc thư mục chứa các tệp đó'))
    .addOption(new Option('--year <năm>', 'năm của kế hoạch, hoặc quyết định đang có hiệu lực của năm, ví dụ 2023.qd-3604; bỏ trống: năm ghi trong các bảng tính'))
    .addOption(new Option('--back <nhiệm vụ>', 'cho nhiệm vụ đã xong trở lại chưa xong như bảng tính ghi, hoặc lấy cả câu trả lời cũ hơn kết quả đang ghi, câu trả lời khác của cơ quan cùng trả lời: III.5,VII.*; chỉ của một cơ quan: III.5:so-tu-phap').argParser((value) => value.split(',')))
    .action(async (paths: readonly string[], { year: asked, back }: { readonly year?: string; readonly back?: readonly string[] }, command: Command) => {
      const { collect } = await import('./commands/collect.js');
      exitCode = await collect({ ...options(command), year: asked, paths, back });
    });
  vietnamese(program.command('inspect'))
    .description('kiểm tra thể thức (Nghị định 30/2020/NĐ-CP) của văn bản DOCX, PDF bất kỳ, do ai làm cũng được')
    .usage('<tệp hoặc thư mục...> [tùy chọn]')
    .addArgument(new Argument('<paths...>', 'tệp .docx, .pdf, hoặc thư mục chứa các tệp đó'))
    .option('--all', 'liệt kê mọi quy tắc và mọi chỗ, cả chỗ đúng')
    .addOption(new Option('--annotate <tệp.docx>', 'ghi thêm một bản DOCX có ghi chú ở từng chỗ trái quy định'))
    .option('--json', 'trả lời bằng JSON cho chương trình khác đọc')
    .action(async (paths: readonly string[], { all, annotate, json }: InspectOptions) => {
      const { inspect } = await import('./commands/inspect.js');
      exitCode = await inspect({ root: resolve('.'), paths, all: all === true, json: json === true, annotate });
    });
  add('list', '[tùy chọn] <gì> [năm]', 'liệt kê các năm (years), cơ quan (agencies) hoặc nhiệm vụ (tasks)')
    .addArgument(new Argument('<gì>', 'years, agencies hoặc tasks').choices(listings))
    .addArgument(decision)
    .action(async (what: Listing, asked: string | undefined, _: unknown, command: Command) => {
      const { list } = await import('./commands/list.js');
      exitCode = list({ ...options(command), what, year: asked });
    });
  add('status', '[tùy chọn] [năm]', 'xem kết quả thực hiện nhiệm vụ (progress.json); với --report: làm báo cáo DOCX và PDF')
    .addArgument(issuedDecision)
    .addOption(new Option('--as-of <ngày>', 'tính đến ngày này, dạng 2023-06-30; bỏ trống: ngày cuối của kỳ báo cáo, không có kỳ thì ngày 31/12 của năm kế hoạch; không bao giờ là ngày hôm nay').argParser(isoDay))
    .addOption(new Option('--report <kỳ>', `làm báo cáo của một kỳ: ${reportPeriods.join(', ')}`).choices(reportPeriods))
    .action(async (asked: string | undefined, { asOf, report }: { asOf?: Day; report?: ReportPeriod }, command: Command) => {
      const { status } = await import('./commands/status.js');
      exitCode = await status({ ...options(command), year: asked, asOf, period: report });
    });
  add('compare', '[tùy chọn] <năm trước> <năm sau>', 'so sánh kế hoạch hai năm, làm bảng so sánh DOCX và PDF vào thư mục output')
    .addArgument(new Argument('<năm trước>', 'năm đem ra so, ví dụ năm đang thực hiện'))
    .addArgument(new Argument('<năm sau>', 'năm của kế hoạch mới'))
    .action(async (before: string, after: string, _: unknown, command: Command) => {
      const { compare } = await import('./commands/compare.js');
      exitCode = await compare({ ...options(command), before, after });
    });
  add('draft', '<năm> --from <năm> [tùy chọn]', 'soạn dự thảo năm sau từ kế hoạch năm trước, ghi vào content/<năm>')
    .addArgument(new Argument('<năm>', 'năm của dự thảo').argParser(wholeYear))
    .addOption(new Option('--from <năm>', 'năm của kế hoạch làm gốc').argParser(wholeYear).makeOptionMandatory())
    .option('--force', 'đã có năm đó: chuyển bản cũ sang bên (không xóa), giữ câu trả lời cũ')
    .action(async (to: number, { from, force }: { readonly from: number; readonly force?: true }, command: Command) => {
      const { draft } = await import('./commands/draft.js');
      exitCode = draft({ ...options(command), year: to, from, force: force === true });
    });
  add('review', '[năm] [tùy chọn]', 'xem và trả lời các câu hỏi của dự thảo')
    .addArgument(year)
    .addOption(new Option('--accept <câu hỏi...>', 'nhận đề xuất: mã câu hỏi, hoặc loại (can-cu, nhiem-vu, …); đề xuất là lời văn thì được đưa vào chỗ đó'))
    .addOption(new Option('--change <câu hỏi...>', 'đã tự sửa lời văn ở chỗ được hỏi (lời văn phải đã khác)').conflicts(['accept']))
    .addOption(new Option('--keep <câu hỏi...>', 'lời văn hiện có đã đúng, giữ nguyên; phải nêu lý do bằng --note (tờ trình của năm trước thì không giữ được)').conflicts(['accept', 'change']))
    .addOption(new Option('--reopen <câu hỏi...>', 'mở lại câu hỏi').conflicts(['accept', 'change', 'keep']))
    .addOption(new Option('--restore', 'đưa câu hỏi bị xóa hoặc bị sửa về như lúc hỏi, giữ các câu trả lời còn đúng').conflicts(['accept', 'change', 'keep', 'reopen', 'note']))
    .option('--note <lời>', 'vì sao trả lời như vậy; lãnh đạo đọc câu này ở cột Giải trình của bảng so sánh')
    .option('--all', 'xem cả câu đã trả lời')
    .action(async (asked: string | undefined, given: ReviewOptions, command: Command) => {
      const { review } = await import('./commands/review.js');
      exitCode = review({ ...options(command), year: asked, answer: answerOf(given), restore: given.restore === true, all: given.all === true });
    });

  const kept = keptByNpm(program, args, process.env);
  if (kept !== undefined) {
    const [options, plain] = [kept.options.join(', '), kept.command];
    if (kept.sure) {
      console.error(`npm đã giữ lại ${options}, chương trình không nhận được; chưa làm gì. Dưới npm, tùy chọn viết sau hai dấu gạch (--). Gõ lại: ${plain}`);
      return exitCodes.usage;
    }
    tellOnce(`Nếu đã gõ ${options} thì npm giữ lại, chương trình không nhận được. Muốn có thì gõ: ${plain}`);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (failure) {
    if (failure instanceof CommanderError) return usageFault(failure, args);
    if (failure instanceof Busy) throw failure;
    if (failure instanceof Interrupted) return tellInterrupted(failure);
    console.error(pc.red('Chương trình gặp lỗi ngoài dự kiến; kết quả cũ vẫn giữ nguyên.'));
    console.error(`Hãy gửi dòng sau cho người phụ trách: ${failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)}`);
    return exitCodes.internal;
  }
}

function usageFault(failure: CommanderError, args: readonly string[]): number {
  if (failure.exitCode === 0) return exitCodes.ok;
  if (failure.code === 'commander.help') return exitCodes.usage;
  const explain = usageMessages[failure.code];
  const script = scriptOf(process.env);
  // npm takes "--form" for the beginning of an option of its own, of which nothing is seen here.
  const dashes = script === undefined || args.some((word) => word.startsWith('-')) ? '' : ` Tùy chọn phải viết sau hai dấu gạch: ${[script, ...(script === 'npm start' ? [] : args.slice(0, 1))].join(' ')} … -- --tùy-chọn.`;
  console.error(`${explain === undefined ? failure.message : explain(failure.message)}${dashes} Gõ "kehoach --help" để xem các lệnh.`);
  return exitCodes.usage;
}
