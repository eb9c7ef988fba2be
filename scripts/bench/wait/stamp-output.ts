/**
 * `node --import <this file>`, after the clock's own module: each line that the process prints starts with the time in milliseconds at which it
 * is printed. With BENCH_SKEW_MS the process has a clock that is wrong by as much, and the stamps are still right.
 */
const { now } = Date
const skew = Number(process.env['BENCH_SKEW_MS'] ?? '0')
if (skew !== 0) {
  const Right = Date
  globalThis.Date = new Proxy(Right, {
    construct: (target, args: ConstructorParameters<DateConstructor>, newTarget) =>
      Reflect.construct(target, (args as unknown[]).length === 0 ? [now() + skew] : args, newTarget) as Date, // Date constructs Dates
    get: (target, property, receiver) =>
      property === 'now' ? () => now() + skew : (Reflect.get(target, property, receiver) as unknown),
  })
}
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (chunk: Uint8Array | string, ...rest: []) =>
  write(`@${Math.round(now())} ${String(chunk)}`, ...rest) // the overloads differ only in what is passed on
