import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Java program that answers each JSON line with one JSON line, kept running between questions. */
export class JavaProcess<Question, Answer> {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: { settle: (answer: Answer) => void; fail: (error: Error) => void }[] = [];
  private complaints = '';

  constructor(classpath: string, mainClass: string) {
    this.child = spawn('java', ['-XX:+UseSerialGC', '-cp', classpath, mainClass]);
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.waiting.shift()?.settle(JSON.parse(line) as Answer);
    });
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.complaints = `${this.complaints}${chunk.toString('utf8')}`.slice(-4_000);
    });
    this.child.on('close', (code) => {
      for (const { fail } of this.waiting.splice(0))
        fail(new Error(`${mainClass} ended (${code}): ${this.complaints}`));
    });
  }

  /** Answers in the order of the questions. */
  ask(questions: readonly Question[]): Promise<Answer[]> {
    const answers = questions.map(
      () => new Promise<Answer>((settle, fail) => void this.waiting.push({ settle, fail })),
    );
    this.child.stdin.write(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
    return Promise.all(answers);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('close', () => resolve());
      this.child.stdin.end();
    });
  }
}
