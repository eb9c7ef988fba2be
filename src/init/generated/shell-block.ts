/** Commands to copy. */

export const commands = (...lines: readonly string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``
