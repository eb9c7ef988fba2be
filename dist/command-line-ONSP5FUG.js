import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  REGISTRY_PROFILE,
  makeSession,
  portsFor,
  trustStatement
} from "./chunk-VXIO2MRD.js";
import {
  asWritten,
  computeTag,
  createTwoFilesPatch,
  expandedText,
  inRegistry,
  isTemporary,
  isUnavailable,
  jsonValue,
  lastPart,
  parseDockerfile,
  planTarget,
  unsupportedService,
  verifyTarget
} from "./chunk-IZMUFIDS.js";
import {
  AwsError
} from "./chunk-SJON54CC.js";
import {
  ACTION_INPUTS,
  PIPELINE_NAMES,
  fieldOf,
  gitHubHost,
  isGitHub,
  leaveSoon,
  makeConsole,
  makeJournal,
  makeLeftovers,
  makeRedactor,
  readConfig,
  runAction
} from "./chunk-4DWAV256.js";
import "./chunk-LWQJ4B33.js";
import {
  audienceOf,
  makeCaller,
  makeClock,
  makeExec,
  makeFiles,
  parseRoleArn,
  workspaceOf
} from "./chunk-XWCP42UD.js";
import {
  ecrRegistry,
  logLines,
  looksSecret,
  matches,
  parseImageReference,
  secretIn,
  sentence
} from "./chunk-KNFJFNC6.js";
import {
  CommandError,
  INVISIBLE,
  external_exports
} from "./chunk-2QHPTFQY.js";
import {
  registrable
} from "./chunk-MZ65CYL3.js";
import {
  isMembers
} from "./chunk-D5N4IQJ7.js";
import "./chunk-QHZYSA7U.js";
import "./chunk-YVCMTNNN.js";
import {
  escaped
} from "./chunk-GGDX25QK.js";
import {
  listNames
} from "./chunk-4OTEYKCS.js";
import "./chunk-SQ7TLXB4.js";
import {
  parseDocument
} from "./chunk-2KLTFVIV.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  CATALOGUE,
  ShipError,
  messageOf
} from "./chunk-GE653Z2F.js";
import "./chunk-OXRGT3RI.js";
import {
  parseYaml,
  require_dist
} from "./chunk-UCW5L54A.js";
import {
  LONGEST_SETTINGS_FILE,
  quoted
} from "./chunk-FZ3V3BND.js";
import {
  __toESM
} from "./chunk-CDJWTIQ3.js";

// node_modules/commander/lib/error.js
var CommanderError = class extends Error {
  /**
   * Constructs the CommanderError class
   * @param {number} exitCode suggested exit code which could be used with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   */
  constructor(exitCode2, code, message) {
    super(message);
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
    this.code = code;
    this.exitCode = exitCode2;
    this.nestedError = void 0;
  }
};
var InvalidArgumentError = class extends CommanderError {
  /**
   * Constructs the InvalidArgumentError class
   * @param {string} [message] explanation of why argument is invalid
   */
  constructor(message) {
    super(1, "commander.invalidArgument", message);
    Error.captureStackTrace(this, this.constructor);
    this.name = this.constructor.name;
  }
};

// node_modules/commander/lib/argument.js
var Argument = class {
  /**
   * Initialize a new command argument with the given name and description.
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @param {string} name
   * @param {string} [description]
   */
  constructor(name2, description) {
    this.description = description || "";
    this.variadic = false;
    this.parseArg = void 0;
    this.defaultValue = void 0;
    this.defaultValueDescription = void 0;
    this.argChoices = void 0;
    switch (name2[0]) {
      case "<":
        this.required = true;
        this._name = name2.slice(1, -1);
        break;
      case "[":
        this.required = false;
        this._name = name2.slice(1, -1);
        break;
      default:
        this.required = true;
        this._name = name2;
        break;
    }
    if (this._name.endsWith("...")) {
      this.variadic = true;
      this._name = this._name.slice(0, -3);
    }
  }
  /**
   * Return argument name.
   *
   * @return {string}
   */
  name() {
    return this._name;
  }
  /**
   * @package
   */
  _collectValue(value2, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value2];
    }
    previous.push(value2);
    return previous;
  }
  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Argument}
   */
  default(value2, description) {
    this.defaultValue = value2;
    this.defaultValueDescription = description;
    return this;
  }
  /**
   * Set the custom handler for processing CLI command arguments into argument values.
   *
   * @param {Function} [fn]
   * @return {Argument}
   */
  argParser(fn) {
    this.parseArg = fn;
    return this;
  }
  /**
   * Only allow argument value to be one of choices.
   *
   * @param {string[]} values
   * @return {Argument}
   */
  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(", ")}.`
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }
  /**
   * Make argument required.
   *
   * @returns {Argument}
   */
  argRequired() {
    this.required = true;
    return this;
  }
  /**
   * Make argument optional.
   *
   * @returns {Argument}
   */
  argOptional() {
    this.required = false;
    return this;
  }
};
function humanReadableArgName(arg) {
  const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
  return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
}

// node_modules/commander/lib/command.js
import { EventEmitter } from "node:events";
import childProcess from "node:child_process";
import path from "node:path";
import fs from "node:fs";
import process2 from "node:process";
import { stripVTControlCharacters as stripVTControlCharacters2 } from "node:util";

// node_modules/commander/lib/help.js
import { stripVTControlCharacters } from "node:util";
var Help = class {
  constructor() {
    this.helpWidth = void 0;
    this.minWidthToWrap = 40;
    this.sortSubcommands = false;
    this.sortOptions = false;
    this.showGlobalOptions = false;
  }
  /**
   * prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
   * and just before calling `formatHelp()`.
   *
   * Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
   *
   * @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
   */
  prepareContext(contextOptions) {
    this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
  }
  /**
   * Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
   *
   * @param {Command} cmd
   * @returns {Command[]}
   */
  visibleCommands(cmd) {
    const visibleCommands = cmd.commands.filter((cmd2) => !cmd2._hidden);
    const helpCommand = cmd._getHelpCommand();
    if (helpCommand && !helpCommand._hidden) {
      visibleCommands.push(helpCommand);
    }
    if (this.sortSubcommands) {
      visibleCommands.sort((a3, b) => {
        return a3.name().localeCompare(b.name());
      });
    }
    return visibleCommands;
  }
  /**
   * Compare options for sort.
   *
   * @param {Option} a
   * @param {Option} b
   * @returns {number}
   */
  compareOptions(a3, b) {
    const getSortKey = (option) => {
      return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
    };
    return getSortKey(a3).localeCompare(getSortKey(b));
  }
  /**
   * Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */
  visibleOptions(cmd) {
    const visibleOptions = cmd.options.filter((option) => !option.hidden);
    const helpOption = cmd._getHelpOption();
    if (helpOption && !helpOption.hidden) {
      const removeShort = helpOption.short && cmd._findOption(helpOption.short);
      const removeLong = helpOption.long && cmd._findOption(helpOption.long);
      if (!removeShort && !removeLong) {
        visibleOptions.push(helpOption);
      } else if (helpOption.long && !removeLong) {
        visibleOptions.push(
          cmd.createOption(helpOption.long, helpOption.description).helpGroup(helpOption.helpGroupHeading)
        );
      } else if (helpOption.short && !removeShort) {
        visibleOptions.push(
          cmd.createOption(helpOption.short, helpOption.description).helpGroup(helpOption.helpGroupHeading)
        );
      }
    }
    if (this.sortOptions) {
      visibleOptions.sort(this.compareOptions);
    }
    return visibleOptions;
  }
  /**
   * Get an array of the visible global options. (Not including help.)
   *
   * @param {Command} cmd
   * @returns {Option[]}
   */
  visibleGlobalOptions(cmd) {
    if (!this.showGlobalOptions) return [];
    const globalOptions = [];
    for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
      const visibleOptions = ancestorCmd.options.filter(
        (option) => !option.hidden
      );
      globalOptions.push(...visibleOptions);
    }
    if (this.sortOptions) {
      globalOptions.sort(this.compareOptions);
    }
    return globalOptions;
  }
  /**
   * Get an array of the arguments if any have a description.
   *
   * @param {Command} cmd
   * @returns {Argument[]}
   */
  visibleArguments(cmd) {
    if (cmd._argsDescription) {
      cmd.registeredArguments.forEach((argument) => {
        argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
      });
    }
    if (cmd.registeredArguments.find((argument) => argument.description)) {
      return cmd.registeredArguments;
    }
    return [];
  }
  /**
   * Get the command term to show in the list of subcommands.
   *
   * @param {Command} cmd
   * @returns {string}
   */
  subcommandTerm(cmd) {
    const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
    return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + // simplistic check for non-help option
    (args ? " " + args : "");
  }
  /**
   * Get the option term to show in the list of options.
   *
   * @param {Option} option
   * @returns {string}
   */
  optionTerm(option) {
    return option.flags;
  }
  /**
   * Get the argument term to show in the list of arguments.
   *
   * @param {Argument} argument
   * @returns {string}
   */
  argumentTerm(argument) {
    return argument.name();
  }
  /**
   * Get the longest command term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */
  longestSubcommandTermLength(cmd, helper) {
    return helper.visibleCommands(cmd).reduce((max, command) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleSubcommandTerm(helper.subcommandTerm(command))
        )
      );
    }, 0);
  }
  /**
   * Get the longest option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */
  longestOptionTermLength(cmd, helper) {
    return helper.visibleOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
      );
    }, 0);
  }
  /**
   * Get the longest global option term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */
  longestGlobalOptionTermLength(cmd, helper) {
    return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
      return Math.max(
        max,
        this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
      );
    }, 0);
  }
  /**
   * Get the longest argument term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */
  longestArgumentTermLength(cmd, helper) {
    return helper.visibleArguments(cmd).reduce((max, argument) => {
      return Math.max(
        max,
        this.displayWidth(
          helper.styleArgumentTerm(helper.argumentTerm(argument))
        )
      );
    }, 0);
  }
  /**
   * Get the command usage to be displayed at the top of the built-in help.
   *
   * @param {Command} cmd
   * @returns {string}
   */
  commandUsage(cmd) {
    let cmdName = cmd._name;
    if (cmd._aliases[0]) {
      cmdName = cmdName + "|" + cmd._aliases[0];
    }
    let ancestorCmdNames = "";
    for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
      ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
    }
    return ancestorCmdNames + cmdName + " " + cmd.usage();
  }
  /**
   * Get the description for the command.
   *
   * @param {Command} cmd
   * @returns {string}
   */
  commandDescription(cmd) {
    return cmd.description();
  }
  /**
   * Get the subcommand summary to show in the list of subcommands.
   * (Fallback to description for backwards compatibility.)
   *
   * @param {Command} cmd
   * @returns {string}
   */
  subcommandDescription(cmd) {
    return cmd.summary() || cmd.description();
  }
  /**
   * Get the option description to show in the list of options.
   *
   * @param {Option} option
   * @return {string}
   */
  optionDescription(option) {
    const extraInfo = [];
    if (option.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
      );
    }
    if (option.defaultValue !== void 0) {
      const showDefault = option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean";
      if (showDefault) {
        extraInfo.push(
          `default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`
        );
      }
    }
    if (option.presetArg !== void 0 && option.optional) {
      extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
    }
    if (option.envVar !== void 0) {
      extraInfo.push(`env: ${option.envVar}`);
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(", ")})`;
      if (option.description) {
        return `${option.description} ${extraDescription}`;
      }
      return extraDescription;
    }
    return option.description;
  }
  /**
   * Get the argument description to show in the list of arguments.
   *
   * @param {Argument} argument
   * @return {string}
   */
  argumentDescription(argument) {
    const extraInfo = [];
    if (argument.argChoices) {
      extraInfo.push(
        // use stringify to match the display of the default value
        `choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
      );
    }
    if (argument.defaultValue !== void 0) {
      extraInfo.push(
        `default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`
      );
    }
    if (extraInfo.length > 0) {
      const extraDescription = `(${extraInfo.join(", ")})`;
      if (argument.description) {
        return `${argument.description} ${extraDescription}`;
      }
      return extraDescription;
    }
    return argument.description;
  }
  /**
   * Format a list of items, given a heading and an array of formatted items.
   *
   * @param {string} heading
   * @param {string[]} items
   * @param {Help} helper
   * @returns string[]
   */
  formatItemList(heading, items, helper) {
    if (items.length === 0) return [];
    return [helper.styleTitle(heading), ...items, ""];
  }
  /**
   * Group items by their help group heading.
   *
   * @param {Command[] | Option[]} unsortedItems
   * @param {Command[] | Option[]} visibleItems
   * @param {Function} getGroup
   * @returns {Map<string, Command[] | Option[]>}
   */
  groupItems(unsortedItems, visibleItems, getGroup) {
    const result = /* @__PURE__ */ new Map();
    unsortedItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) result.set(group, []);
    });
    visibleItems.forEach((item) => {
      const group = getGroup(item);
      if (!result.has(group)) {
        result.set(group, []);
      }
      result.get(group).push(item);
    });
    return result;
  }
  /**
   * Generate the built-in help text.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {string}
   */
  formatHelp(cmd, helper) {
    const termWidth = helper.padWidth(cmd, helper);
    const helpWidth = helper.helpWidth ?? 80;
    function callFormatItem(term, description) {
      return helper.formatItem(term, termWidth, description, helper);
    }
    let output2 = [
      `${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`,
      ""
    ];
    const commandDescription = helper.commandDescription(cmd);
    if (commandDescription.length > 0) {
      output2 = output2.concat([
        helper.boxWrap(
          helper.styleCommandDescription(commandDescription),
          helpWidth
        ),
        ""
      ]);
    }
    const argumentList = helper.visibleArguments(cmd).map((argument) => {
      return callFormatItem(
        helper.styleArgumentTerm(helper.argumentTerm(argument)),
        helper.styleArgumentDescription(helper.argumentDescription(argument))
      );
    });
    output2 = output2.concat(
      this.formatItemList("Arguments:", argumentList, helper)
    );
    const optionGroups = this.groupItems(
      cmd.options,
      helper.visibleOptions(cmd),
      (option) => option.helpGroupHeading ?? "Options:"
    );
    optionGroups.forEach((options, group) => {
      const optionList = options.map((option) => {
        return callFormatItem(
          helper.styleOptionTerm(helper.optionTerm(option)),
          helper.styleOptionDescription(helper.optionDescription(option))
        );
      });
      output2 = output2.concat(this.formatItemList(group, optionList, helper));
    });
    if (helper.showGlobalOptions) {
      const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
        return callFormatItem(
          helper.styleOptionTerm(helper.optionTerm(option)),
          helper.styleOptionDescription(helper.optionDescription(option))
        );
      });
      output2 = output2.concat(
        this.formatItemList("Global Options:", globalOptionList, helper)
      );
    }
    const commandGroups = this.groupItems(
      cmd.commands,
      helper.visibleCommands(cmd),
      (sub) => sub.helpGroup() || "Commands:"
    );
    commandGroups.forEach((commands2, group) => {
      const commandList = commands2.map((sub) => {
        return callFormatItem(
          helper.styleSubcommandTerm(helper.subcommandTerm(sub)),
          helper.styleSubcommandDescription(helper.subcommandDescription(sub))
        );
      });
      output2 = output2.concat(this.formatItemList(group, commandList, helper));
    });
    return output2.join("\n");
  }
  /**
   * Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
   *
   * @param {string} str
   * @returns {number}
   */
  displayWidth(str) {
    return stripVTControlCharacters(str).length;
  }
  /**
   * Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
   *
   * @param {string} str
   * @returns {string}
   */
  styleTitle(str) {
    return str;
  }
  styleUsage(str) {
    return str.split(" ").map((word) => {
      if (word === "[options]") return this.styleOptionText(word);
      if (word === "[command]") return this.styleSubcommandText(word);
      if (word[0] === "[" || word[0] === "<")
        return this.styleArgumentText(word);
      return this.styleCommandText(word);
    }).join(" ");
  }
  styleCommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleOptionDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleSubcommandDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleArgumentDescription(str) {
    return this.styleDescriptionText(str);
  }
  styleDescriptionText(str) {
    return str;
  }
  styleOptionTerm(str) {
    return this.styleOptionText(str);
  }
  styleSubcommandTerm(str) {
    return str.split(" ").map((word) => {
      if (word === "[options]") return this.styleOptionText(word);
      if (word[0] === "[" || word[0] === "<")
        return this.styleArgumentText(word);
      return this.styleSubcommandText(word);
    }).join(" ");
  }
  styleArgumentTerm(str) {
    return this.styleArgumentText(str);
  }
  styleOptionText(str) {
    return str;
  }
  styleArgumentText(str) {
    return str;
  }
  styleSubcommandText(str) {
    return str;
  }
  styleCommandText(str) {
    return str;
  }
  /**
   * Calculate the pad width from the maximum term length.
   *
   * @param {Command} cmd
   * @param {Help} helper
   * @returns {number}
   */
  padWidth(cmd, helper) {
    return Math.max(
      helper.longestOptionTermLength(cmd, helper),
      helper.longestGlobalOptionTermLength(cmd, helper),
      helper.longestSubcommandTermLength(cmd, helper),
      helper.longestArgumentTermLength(cmd, helper)
    );
  }
  /**
   * Detect manually wrapped and indented strings by checking for line break followed by whitespace.
   *
   * @param {string} str
   * @returns {boolean}
   */
  preformatted(str) {
    return /\n[^\S\r\n]/.test(str);
  }
  /**
   * Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
   *
   * So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
   *   TTT  DDD DDDD
   *        DD DDD
   *
   * @param {string} term
   * @param {number} termWidth
   * @param {string} description
   * @param {Help} helper
   * @returns {string}
   */
  formatItem(term, termWidth, description, helper) {
    const itemIndent = 2;
    const itemIndentStr = " ".repeat(itemIndent);
    if (!description) return itemIndentStr + term;
    const paddedTerm = term.padEnd(
      termWidth + term.length - helper.displayWidth(term)
    );
    const spacerWidth = 2;
    const helpWidth = this.helpWidth ?? 80;
    const remainingWidth = helpWidth - termWidth - spacerWidth - itemIndent;
    let formattedDescription;
    if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) {
      formattedDescription = description;
    } else {
      const wrappedDescription = helper.boxWrap(description, remainingWidth);
      formattedDescription = wrappedDescription.replace(
        /\n/g,
        "\n" + " ".repeat(termWidth + spacerWidth)
      );
    }
    return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `
${itemIndentStr}`);
  }
  /**
   * Wrap a string at whitespace, preserving existing line breaks.
   * Wrapping is skipped if the width is less than `minWidthToWrap`.
   *
   * @param {string} str
   * @param {number} width
   * @returns {string}
   */
  boxWrap(str, width) {
    if (width < this.minWidthToWrap) return str;
    const rawLines = str.split(/\r\n|\n/);
    const chunkPattern = /[\s]*[^\s]+/g;
    const wrappedLines = [];
    rawLines.forEach((line) => {
      const chunks = line.match(chunkPattern);
      if (chunks === null) {
        wrappedLines.push("");
        return;
      }
      let sumChunks = [chunks.shift()];
      let sumWidth = this.displayWidth(sumChunks[0]);
      chunks.forEach((chunk) => {
        const visibleWidth = this.displayWidth(chunk);
        if (sumWidth + visibleWidth <= width) {
          sumChunks.push(chunk);
          sumWidth += visibleWidth;
          return;
        }
        wrappedLines.push(sumChunks.join(""));
        const nextChunk = chunk.trimStart();
        sumChunks = [nextChunk];
        sumWidth = this.displayWidth(nextChunk);
      });
      wrappedLines.push(sumChunks.join(""));
    });
    return wrappedLines.join("\n");
  }
};

// node_modules/commander/lib/option.js
var Option = class {
  /**
   * Initialize a new `Option` with the given `flags` and `description`.
   *
   * @param {string} flags
   * @param {string} [description]
   */
  constructor(flags, description) {
    this.flags = flags;
    this.description = description || "";
    this.required = flags.includes("<");
    this.optional = flags.includes("[");
    this.variadic = new RegExp("\\p{ID_Continue}\\.\\.\\.[>\\]]$", "u").test(flags);
    this.mandatory = false;
    const optionFlags = splitOptionFlags(flags);
    this.short = optionFlags.shortFlag;
    this.long = optionFlags.longFlag;
    this.negate = false;
    if (this.long) {
      this.negate = this.long.startsWith("--no-");
    }
    this.defaultValue = void 0;
    this.defaultValueDescription = void 0;
    this.presetArg = void 0;
    this.envVar = void 0;
    this.parseArg = void 0;
    this.hidden = false;
    this.argChoices = void 0;
    this.conflictsWith = [];
    this.implied = void 0;
    this.helpGroupHeading = void 0;
  }
  /**
   * Set the default value, and optionally supply the description to be displayed in the help.
   *
   * @param {*} value
   * @param {string} [description]
   * @return {Option}
   */
  default(value2, description) {
    this.defaultValue = value2;
    this.defaultValueDescription = description;
    return this;
  }
  /**
   * Preset to use when option used without option-argument, especially optional but also boolean and negated.
   * The custom processing (parseArg) is called.
   *
   * @example
   * new Option('--color').default('GREYSCALE').preset('RGB');
   * new Option('--donate [amount]').preset('20').argParser(parseFloat);
   *
   * @param {*} arg
   * @return {Option}
   */
  preset(arg) {
    this.presetArg = arg;
    return this;
  }
  /**
   * Add option name(s) that conflict with this option.
   * An error will be displayed if conflicting options are found during parsing.
   *
   * @example
   * new Option('--rgb').conflicts('cmyk');
   * new Option('--js').conflicts(['ts', 'jsx']);
   *
   * @param {(string | string[])} names
   * @return {Option}
   */
  conflicts(names) {
    this.conflictsWith = this.conflictsWith.concat(names);
    return this;
  }
  /**
   * Specify implied option values for when this option is set and the implied options are not.
   *
   * The custom processing (parseArg) is not called on the implied values.
   *
   * @example
   * program
   *   .addOption(new Option('--log', 'write logging information to file'))
   *   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
   *
   * @param {object} impliedOptionValues
   * @return {Option}
   */
  implies(impliedOptionValues) {
    let newImplied = impliedOptionValues;
    if (typeof impliedOptionValues === "string") {
      newImplied = { [impliedOptionValues]: true };
    }
    this.implied = Object.assign(this.implied || {}, newImplied);
    return this;
  }
  /**
   * Set environment variable to check for option value.
   *
   * An environment variable is only used if when processed the current option value is
   * undefined, or the source of the current value is 'default' or 'config' or 'env'.
   *
   * @param {string} name
   * @return {Option}
   */
  env(name2) {
    this.envVar = name2;
    return this;
  }
  /**
   * Set the custom handler for processing CLI option arguments into option values.
   *
   * @param {Function} [fn]
   * @return {Option}
   */
  argParser(fn) {
    this.parseArg = fn;
    return this;
  }
  /**
   * Whether the option is mandatory and must have a value after parsing.
   *
   * @param {boolean} [mandatory=true]
   * @return {Option}
   */
  makeOptionMandatory(mandatory = true) {
    this.mandatory = !!mandatory;
    return this;
  }
  /**
   * Hide option in help.
   *
   * @param {boolean} [hide=true]
   * @return {Option}
   */
  hideHelp(hide = true) {
    this.hidden = !!hide;
    return this;
  }
  /**
   * @package
   */
  _collectValue(value2, previous) {
    if (previous === this.defaultValue || !Array.isArray(previous)) {
      return [value2];
    }
    previous.push(value2);
    return previous;
  }
  /**
   * Only allow option value to be one of choices.
   *
   * @param {string[]} values
   * @return {Option}
   */
  choices(values) {
    this.argChoices = values.slice();
    this.parseArg = (arg, previous) => {
      if (!this.argChoices.includes(arg)) {
        throw new InvalidArgumentError(
          `Allowed choices are ${this.argChoices.join(", ")}.`
        );
      }
      if (this.variadic) {
        return this._collectValue(arg, previous);
      }
      return arg;
    };
    return this;
  }
  /**
   * Return option name.
   *
   * @return {string}
   */
  name() {
    if (this.long) {
      return this.long.replace(/^--/, "");
    }
    return this.short.replace(/^-/, "");
  }
  /**
   * Return option name, in a camelcase format that can be used
   * as an object attribute key.
   *
   * @return {string}
   */
  attributeName() {
    if (this.negate) {
      return camelcase(this.name().replace(/^no-/, ""));
    }
    return camelcase(this.name());
  }
  /**
   * Set the help group heading.
   *
   * @param {string} heading
   * @return {Option}
   */
  helpGroup(heading) {
    this.helpGroupHeading = heading;
    return this;
  }
  /**
   * Check if `arg` matches the short or long flag.
   *
   * @param {string} arg
   * @return {boolean}
   * @package
   */
  is(arg) {
    return this.short === arg || this.long === arg;
  }
  /**
   * Return whether a boolean option.
   *
   * Options are one of boolean, negated, required argument, or optional argument.
   *
   * @return {boolean}
   * @package
   */
  isBoolean() {
    return !this.required && !this.optional && !this.negate;
  }
};
var DualOptions = class {
  /**
   * @param {Option[]} options
   */
  constructor(options) {
    this.positiveOptions = /* @__PURE__ */ new Map();
    this.negativeOptions = /* @__PURE__ */ new Map();
    this.dualOptions = /* @__PURE__ */ new Set();
    options.forEach((option) => {
      if (option.negate) {
        this.negativeOptions.set(option.attributeName(), option);
      } else {
        this.positiveOptions.set(option.attributeName(), option);
      }
    });
    this.negativeOptions.forEach((value2, key) => {
      if (this.positiveOptions.has(key)) {
        this.dualOptions.add(key);
      }
    });
  }
  /**
   * Did the value come from the option, and not from possible matching dual option?
   *
   * @param {*} value
   * @param {Option} option
   * @returns {boolean}
   */
  valueFromOption(value2, option) {
    const optionKey = option.attributeName();
    if (!this.dualOptions.has(optionKey)) return true;
    const preset = this.negativeOptions.get(optionKey).presetArg;
    const negativeValue = preset !== void 0 ? preset : false;
    return option.negate === (negativeValue === value2);
  }
};
function camelcase(str) {
  return str.split("-").reduce((str2, word) => {
    return str2 + word[0].toUpperCase() + word.slice(1);
  });
}
function splitOptionFlags(flags) {
  let shortFlag;
  let longFlag;
  const shortFlagExp = /^-[^-]$/;
  const longFlagExp = /^--[^-]/;
  const flagParts = flags.split(/[ |,]+/).concat("guard");
  if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
  if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
  if (!shortFlag && shortFlagExp.test(flagParts[0]))
    shortFlag = flagParts.shift();
  if (!shortFlag && longFlagExp.test(flagParts[0])) {
    shortFlag = longFlag;
    longFlag = flagParts.shift();
  }
  if (flagParts[0].startsWith("-")) {
    const unsupportedFlag = flagParts[0];
    const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
    if (/^-[^-][^-]/.test(unsupportedFlag))
      throw new Error(
        `${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`
      );
    if (shortFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many short flags`);
    if (longFlagExp.test(unsupportedFlag))
      throw new Error(`${baseError}
- too many long flags`);
    throw new Error(`${baseError}
- unrecognised flag format`);
  }
  if (shortFlag === void 0 && longFlag === void 0)
    throw new Error(
      `option creation failed due to no flags found in '${flags}'.`
    );
  return { shortFlag, longFlag };
}

// node_modules/commander/lib/suggestSimilar.js
var maxDistance = 3;
function editDistance(a3, b) {
  if (Math.abs(a3.length - b.length) > maxDistance)
    return Math.max(a3.length, b.length);
  const d = [];
  for (let i4 = 0; i4 <= a3.length; i4++) {
    d[i4] = [i4];
  }
  for (let j = 0; j <= b.length; j++) {
    d[0][j] = j;
  }
  for (let j = 1; j <= b.length; j++) {
    for (let i4 = 1; i4 <= a3.length; i4++) {
      let cost;
      if (a3[i4 - 1] === b[j - 1]) {
        cost = 0;
      } else {
        cost = 1;
      }
      d[i4][j] = Math.min(
        d[i4 - 1][j] + 1,
        // deletion
        d[i4][j - 1] + 1,
        // insertion
        d[i4 - 1][j - 1] + cost
        // substitution
      );
      if (i4 > 1 && j > 1 && a3[i4 - 1] === b[j - 2] && a3[i4 - 2] === b[j - 1]) {
        d[i4][j] = Math.min(d[i4][j], d[i4 - 2][j - 2] + 1);
      }
    }
  }
  return d[a3.length][b.length];
}
function suggestSimilar(word, candidates) {
  if (!candidates || candidates.length === 0) return "";
  candidates = Array.from(new Set(candidates));
  const searchingOptions = word.startsWith("--");
  if (searchingOptions) {
    word = word.slice(2);
    candidates = candidates.map((candidate) => candidate.slice(2));
  }
  let similar = [];
  let bestDistance = maxDistance;
  const minSimilarity = 0.4;
  candidates.forEach((candidate) => {
    if (candidate.length <= 1) return;
    const distance = editDistance(word, candidate);
    const length = Math.max(word.length, candidate.length);
    const similarity = (length - distance) / length;
    if (similarity > minSimilarity) {
      if (distance < bestDistance) {
        bestDistance = distance;
        similar = [candidate];
      } else if (distance === bestDistance) {
        similar.push(candidate);
      }
    }
  });
  similar.sort((a3, b) => a3.localeCompare(b));
  if (searchingOptions) {
    similar = similar.map((candidate) => `--${candidate}`);
  }
  if (similar.length > 1) {
    return `
(Did you mean one of ${similar.join(", ")}?)`;
  }
  if (similar.length === 1) {
    return `
(Did you mean ${similar[0]}?)`;
  }
  return "";
}

// node_modules/commander/lib/command.js
var Command = class _Command extends EventEmitter {
  /**
   * Initialize a new `Command`.
   *
   * @param {string} [name]
   */
  constructor(name2) {
    super();
    this.commands = [];
    this.options = [];
    this.parent = null;
    this._allowUnknownOption = false;
    this._allowExcessArguments = false;
    this.registeredArguments = [];
    this._args = this.registeredArguments;
    this.args = [];
    this.rawArgs = [];
    this.processedArgs = [];
    this._scriptPath = null;
    this._name = name2 || "";
    this._optionValues = {};
    this._optionValueSources = {};
    this._storeOptionsAsProperties = false;
    this._actionHandler = null;
    this._executableHandler = false;
    this._executableFile = null;
    this._executableDir = null;
    this._defaultCommandName = null;
    this._exitCallback = null;
    this._aliases = [];
    this._combineFlagAndOptionalValue = true;
    this._description = "";
    this._summary = "";
    this._argsDescription = void 0;
    this._enablePositionalOptions = false;
    this._passThroughOptions = false;
    this._lifeCycleHooks = {};
    this._showHelpAfterError = false;
    this._showSuggestionAfterError = true;
    this._savedState = null;
    this._outputConfiguration = {
      writeOut: (str) => process2.stdout.write(str),
      writeErr: (str) => process2.stderr.write(str),
      outputError: (str, write3) => write3(str),
      getOutHelpWidth: () => process2.stdout.isTTY ? process2.stdout.columns : void 0,
      getErrHelpWidth: () => process2.stderr.isTTY ? process2.stderr.columns : void 0,
      getOutHasColors: () => useColor() ?? (process2.stdout.isTTY && process2.stdout.hasColors?.()),
      getErrHasColors: () => useColor() ?? (process2.stderr.isTTY && process2.stderr.hasColors?.()),
      stripColor: (str) => stripVTControlCharacters2(str)
    };
    this._hidden = false;
    this._helpOption = void 0;
    this._addImplicitHelpCommand = void 0;
    this._helpCommand = void 0;
    this._helpConfiguration = {};
    this._helpGroupHeading = void 0;
    this._defaultCommandGroup = void 0;
    this._defaultOptionGroup = void 0;
  }
  /**
   * Copy settings that are useful to have in common across root command and subcommands.
   *
   * (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
   *
   * @param {Command} sourceCommand
   * @return {Command} `this` command for chaining
   */
  copyInheritedSettings(sourceCommand) {
    this._outputConfiguration = sourceCommand._outputConfiguration;
    this._helpOption = sourceCommand._helpOption;
    this._helpCommand = sourceCommand._helpCommand;
    this._helpConfiguration = sourceCommand._helpConfiguration;
    this._exitCallback = sourceCommand._exitCallback;
    this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
    this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
    this._allowExcessArguments = sourceCommand._allowExcessArguments;
    this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
    this._showHelpAfterError = sourceCommand._showHelpAfterError;
    this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
    return this;
  }
  /**
   * @returns {Command[]}
   * @private
   */
  _getCommandAndAncestors() {
    const result = [];
    for (let command = this; command; command = command.parent) {
      result.push(command);
    }
    return result;
  }
  /**
   * Define a command.
   *
   * There are two styles of command: pay attention to where to put the description.
   *
   * @example
   * // Command implemented using action handler (description is supplied separately to `.command`)
   * program
   *   .command('clone <source> [destination]')
   *   .description('clone a repository into a newly created directory')
   *   .action((source, destination) => {
   *     console.log('clone command called');
   *   });
   *
   * // Command implemented using separate executable file (description is second parameter to `.command`)
   * program
   *   .command('start <service>', 'start named service')
   *   .command('stop [service]', 'stop named service, or all if no name supplied');
   *
   * @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
   * @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
   * @param {object} [execOpts] - configuration options (for executable)
   * @return {Command} returns new command for action handler, or `this` for executable command
   */
  command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
    let desc = actionOptsOrExecDesc;
    let opts = execOpts;
    if (typeof desc === "object" && desc !== null) {
      opts = desc;
      desc = null;
    }
    opts = opts || {};
    const [, name2, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
    const cmd = this.createCommand(name2);
    if (desc) {
      cmd.description(desc);
      cmd._executableHandler = true;
    }
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    cmd._hidden = !!(opts.noHelp || opts.hidden);
    cmd._executableFile = opts.executableFile || null;
    if (args) cmd.arguments(args);
    this._registerCommand(cmd);
    cmd.parent = this;
    cmd.copyInheritedSettings(this);
    if (desc) return this;
    return cmd;
  }
  /**
   * Factory routine to create a new unattached command.
   *
   * See .command() for creating an attached subcommand, which uses this routine to
   * create the command. You can override createCommand to customise subcommands.
   *
   * @param {string} [name]
   * @return {Command} new command
   */
  createCommand(name2) {
    return new _Command(name2);
  }
  /**
   * You can customise the help with a subclass of Help by overriding createHelp,
   * or by overriding Help properties using configureHelp().
   *
   * @return {Help}
   */
  createHelp() {
    return Object.assign(new Help(), this.configureHelp());
  }
  /**
   * You can customise the help by overriding Help properties using configureHelp(),
   * or with a subclass of Help by overriding createHelp().
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */
  configureHelp(configuration) {
    if (configuration === void 0) return this._helpConfiguration;
    this._helpConfiguration = configuration;
    return this;
  }
  /**
   * The default output goes to stdout and stderr. You can customise this for special
   * applications. You can also customise the display of errors by overriding outputError.
   *
   * The configuration properties are all functions:
   *
   *     // change how output being written, defaults to stdout and stderr
   *     writeOut(str)
   *     writeErr(str)
   *     // change how output being written for errors, defaults to writeErr
   *     outputError(str, write) // used for displaying errors and not used for displaying help
   *     // specify width for wrapping help
   *     getOutHelpWidth()
   *     getErrHelpWidth()
   *     // color support, currently only used with Help
   *     getOutHasColors()
   *     getErrHasColors()
   *     stripColor() // used to remove ANSI escape codes if output does not have colors
   *
   * @param {object} [configuration] - configuration options
   * @return {(Command | object)} `this` command for chaining, or stored configuration
   */
  configureOutput(configuration) {
    if (configuration === void 0) return this._outputConfiguration;
    this._outputConfiguration = {
      ...this._outputConfiguration,
      ...configuration
    };
    return this;
  }
  /**
   * Display the help or a custom message after an error occurs.
   *
   * @param {(boolean|string)} [displayHelp]
   * @return {Command} `this` command for chaining
   */
  showHelpAfterError(displayHelp = true) {
    if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
    this._showHelpAfterError = displayHelp;
    return this;
  }
  /**
   * Display suggestion of similar commands for unknown commands, or options for unknown options.
   *
   * @param {boolean} [displaySuggestion]
   * @return {Command} `this` command for chaining
   */
  showSuggestionAfterError(displaySuggestion = true) {
    this._showSuggestionAfterError = !!displaySuggestion;
    return this;
  }
  /**
   * Add a prepared subcommand.
   *
   * See .command() for creating an attached subcommand which inherits settings from its parent.
   *
   * @param {Command} cmd - new subcommand
   * @param {object} [opts] - configuration options
   * @return {Command} `this` command for chaining
   */
  addCommand(cmd, opts) {
    if (!cmd._name) {
      throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
    }
    opts = opts || {};
    if (opts.isDefault) this._defaultCommandName = cmd._name;
    if (opts.noHelp || opts.hidden) cmd._hidden = true;
    this._registerCommand(cmd);
    cmd.parent = this;
    cmd._checkForBrokenPassThrough();
    return this;
  }
  /**
   * Factory routine to create a new unattached argument.
   *
   * See .argument() for creating an attached argument, which uses this routine to
   * create the argument. You can override createArgument to return a custom argument.
   *
   * @param {string} name
   * @param {string} [description]
   * @return {Argument} new argument
   */
  createArgument(name2, description) {
    return new Argument(name2, description);
  }
  /**
   * Define argument syntax for command.
   *
   * The default is that the argument is required, and you can explicitly
   * indicate this with <> around the name. Put [] around the name for an optional argument.
   *
   * @example
   * program.argument('<input-file>');
   * program.argument('[output-file]');
   *
   * @param {string} name
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom argument processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */
  argument(name2, description, parseArg, defaultValue) {
    const argument = this.createArgument(name2, description);
    if (typeof parseArg === "function") {
      argument.default(defaultValue).argParser(parseArg);
    } else {
      argument.default(parseArg);
    }
    this.addArgument(argument);
    return this;
  }
  /**
   * Define argument syntax for command, adding multiple at once (without descriptions).
   *
   * See also .argument().
   *
   * @example
   * program.arguments('<cmd> [env]');
   *
   * @param {string} names
   * @return {Command} `this` command for chaining
   */
  arguments(names) {
    names.trim().split(/ +/).forEach((detail) => {
      this.argument(detail);
    });
    return this;
  }
  /**
   * Define argument syntax for command, adding a prepared argument.
   *
   * @param {Argument} argument
   * @return {Command} `this` command for chaining
   */
  addArgument(argument) {
    const previousArgument = this.registeredArguments.slice(-1)[0];
    if (previousArgument?.variadic) {
      throw new Error(
        `only the last argument can be variadic '${previousArgument.name()}'`
      );
    }
    if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) {
      throw new Error(
        `a default value for a required argument is never used: '${argument.name()}'`
      );
    }
    this.registeredArguments.push(argument);
    return this;
  }
  /**
   * Customise or override default help command. By default a help command is automatically added if your command has subcommands.
   *
   * @example
   *    program.helpCommand('help [cmd]');
   *    program.helpCommand('help [cmd]', 'show help');
   *    program.helpCommand(false); // suppress default help command
   *    program.helpCommand(true); // add help command even if no subcommands
   *
   * @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
   * @param {string} [description] - custom description
   * @return {Command} `this` command for chaining
   */
  helpCommand(enableOrNameAndArgs, description) {
    if (typeof enableOrNameAndArgs === "boolean") {
      this._addImplicitHelpCommand = enableOrNameAndArgs;
      if (enableOrNameAndArgs && this._defaultCommandGroup) {
        this._initCommandGroup(this._getHelpCommand());
      }
      return this;
    }
    const nameAndArgs = enableOrNameAndArgs ?? "help [command]";
    const [, helpName, helpArgs] = nameAndArgs.match(/([^ ]+) *(.*)/);
    const helpDescription = description ?? "display help for command";
    const helpCommand = this.createCommand(helpName);
    helpCommand.helpOption(false);
    if (helpArgs) helpCommand.arguments(helpArgs);
    if (helpDescription) helpCommand.description(helpDescription);
    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
    return this;
  }
  /**
   * Add prepared custom help command.
   *
   * @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
   * @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
   * @return {Command} `this` command for chaining
   */
  addHelpCommand(helpCommand, deprecatedDescription) {
    if (typeof helpCommand !== "object") {
      this.helpCommand(helpCommand, deprecatedDescription);
      return this;
    }
    this._addImplicitHelpCommand = true;
    this._helpCommand = helpCommand;
    this._initCommandGroup(helpCommand);
    return this;
  }
  /**
   * Lazy create help command.
   *
   * @return {(Command|null)}
   * @package
   */
  _getHelpCommand() {
    const hasImplicitHelpCommand = this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"));
    if (hasImplicitHelpCommand) {
      if (this._helpCommand === void 0) {
        this.helpCommand(void 0, void 0);
      }
      return this._helpCommand;
    }
    return null;
  }
  /**
   * Add hook for life cycle event.
   *
   * @param {string} event
   * @param {Function} listener
   * @return {Command} `this` command for chaining
   */
  hook(event, listener) {
    const allowedValues = ["preSubcommand", "preAction", "postAction"];
    if (!allowedValues.includes(event)) {
      throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
    }
    if (this._lifeCycleHooks[event]) {
      this._lifeCycleHooks[event].push(listener);
    } else {
      this._lifeCycleHooks[event] = [listener];
    }
    return this;
  }
  /**
   * Register callback to use as replacement for calling process.exit.
   *
   * @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
   * @return {Command} `this` command for chaining
   */
  exitOverride(fn) {
    if (fn) {
      this._exitCallback = fn;
    } else {
      this._exitCallback = (err) => {
        if (err.code !== "commander.executeSubCommandAsync") {
          throw err;
        } else {
        }
      };
    }
    return this;
  }
  /**
   * Call process.exit, and _exitCallback if defined.
   *
   * @param {number} exitCode exit code for using with process.exit
   * @param {string} code an id string representing the error
   * @param {string} message human-readable description of the error
   * @return never
   * @private
   */
  _exit(exitCode2, code, message) {
    if (this._exitCallback) {
      this._exitCallback(new CommanderError(exitCode2, code, message));
    }
    process2.exit(exitCode2);
  }
  /**
   * Register callback `fn` for the command.
   *
   * @example
   * program
   *   .command('serve')
   *   .description('start service')
   *   .action(function() {
   *      // do work here
   *   });
   *
   * @param {Function} fn
   * @return {Command} `this` command for chaining
   */
  action(fn) {
    const listener = (args) => {
      const expectedArgsCount = this.registeredArguments.length;
      const actionArgs = args.slice(0, expectedArgsCount);
      if (this._storeOptionsAsProperties) {
        actionArgs[expectedArgsCount] = this;
      } else {
        actionArgs[expectedArgsCount] = this.opts();
      }
      actionArgs.push(this);
      return fn.apply(this, actionArgs);
    };
    this._actionHandler = listener;
    return this;
  }
  /**
   * Factory routine to create a new unattached option.
   *
   * See .option() for creating an attached option, which uses this routine to
   * create the option. You can override createOption to return a custom option.
   *
   * @param {string} flags
   * @param {string} [description]
   * @return {Option} new option
   */
  createOption(flags, description) {
    return new Option(flags, description);
  }
  /**
   * Wrap parseArgs to catch 'commander.invalidArgument'.
   *
   * @param {(Option | Argument)} target
   * @param {string} value
   * @param {*} previous
   * @param {string} invalidArgumentMessage
   * @private
   */
  _callParseArg(target, value2, previous, invalidArgumentMessage) {
    try {
      return target.parseArg(value2, previous);
    } catch (err) {
      if (err.code === "commander.invalidArgument") {
        const message = `${invalidArgumentMessage} ${err.message}`;
        this.error(message, { exitCode: err.exitCode, code: err.code });
      }
      throw err;
    }
  }
  /**
   * Check for option flag conflicts.
   * Register option if no conflicts found, or throw on conflict.
   *
   * @param {Option} option
   * @private
   */
  _registerOption(option) {
    const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
    if (matchingOption) {
      const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
      throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
    }
    this._initOptionGroup(option);
    this.options.push(option);
  }
  /**
   * Check for command name and alias conflicts with existing commands.
   * Register command if no conflicts found, or throw on conflict.
   *
   * @param {Command} command
   * @private
   */
  _registerCommand(command) {
    const knownBy = (cmd) => {
      return [cmd.name()].concat(cmd.aliases());
    };
    const alreadyUsed = knownBy(command).find(
      (name2) => this._findCommand(name2)
    );
    if (alreadyUsed) {
      const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
      const newCmd = knownBy(command).join("|");
      throw new Error(
        `cannot add command '${newCmd}' as already have command '${existingCmd}'`
      );
    }
    this._initCommandGroup(command);
    this.commands.push(command);
  }
  /**
   * Add an option.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addOption(option) {
    this._registerOption(option);
    const oname = option.name();
    const name2 = option.attributeName();
    if (option.defaultValue !== void 0) {
      this.setOptionValueWithSource(name2, option.defaultValue, "default");
    }
    const handleOptionValue = (val, invalidValueMessage, valueSource) => {
      if (val == null && option.presetArg !== void 0) {
        val = option.presetArg;
      }
      const oldValue = this.getOptionValue(name2);
      if (val !== null && option.parseArg) {
        val = this._callParseArg(option, val, oldValue, invalidValueMessage);
      } else if (val !== null && option.variadic) {
        val = option._collectValue(val, oldValue);
      }
      if (val == null) {
        if (option.negate) {
          val = false;
        } else if (option.isBoolean() || option.optional) {
          val = true;
        } else {
          val = "";
        }
      }
      this.setOptionValueWithSource(name2, val, valueSource);
    };
    this.on("option:" + oname, (val) => {
      const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
      handleOptionValue(val, invalidValueMessage, "cli");
    });
    if (option.envVar) {
      this.on("optionEnv:" + oname, (val) => {
        const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
        handleOptionValue(val, invalidValueMessage, "env");
      });
    }
    return this;
  }
  /**
   * Internal implementation shared by .option() and .requiredOption()
   *
   * @return {Command} `this` command for chaining
   * @private
   */
  _optionEx(config, flags, description, fn, defaultValue) {
    if (typeof flags === "object" && flags instanceof Option) {
      throw new Error(
        "To add an Option object use addOption() instead of option() or requiredOption()"
      );
    }
    const option = this.createOption(flags, description);
    option.makeOptionMandatory(!!config.mandatory);
    if (typeof fn === "function") {
      option.default(defaultValue).argParser(fn);
    } else if (fn instanceof RegExp) {
      const regex = fn;
      fn = (val, def) => {
        const m = regex.exec(val);
        return m ? m[0] : def;
      };
      option.default(defaultValue).argParser(fn);
    } else {
      option.default(fn);
    }
    return this.addOption(option);
  }
  /**
   * Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
   * option-argument is indicated by `<>` and an optional option-argument by `[]`.
   *
   * See the README for more details, and see also addOption() and requiredOption().
   *
   * @example
   * program
   *     .option('-p, --pepper', 'add pepper')
   *     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
   *     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
   *     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */
  option(flags, description, parseArg, defaultValue) {
    return this._optionEx({}, flags, description, parseArg, defaultValue);
  }
  /**
   * Add a required option which must have a value after parsing. This usually means
   * the option must be specified on the command line. (Otherwise the same as .option().)
   *
   * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
   *
   * @param {string} flags
   * @param {string} [description]
   * @param {(Function|*)} [parseArg] - custom option processing function or default value
   * @param {*} [defaultValue]
   * @return {Command} `this` command for chaining
   */
  requiredOption(flags, description, parseArg, defaultValue) {
    return this._optionEx(
      { mandatory: true },
      flags,
      description,
      parseArg,
      defaultValue
    );
  }
  /**
   * Alter parsing of short flags with optional values.
   *
   * @example
   * // for `.option('-f,--flag [value]'):
   * program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
   * program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
   *
   * @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
   * @return {Command} `this` command for chaining
   */
  combineFlagAndOptionalValue(combine = true) {
    this._combineFlagAndOptionalValue = !!combine;
    return this;
  }
  /**
   * Allow unknown options on the command line.
   *
   * @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
   * @return {Command} `this` command for chaining
   */
  allowUnknownOption(allowUnknown = true) {
    this._allowUnknownOption = !!allowUnknown;
    return this;
  }
  /**
   * Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
   *
   * @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
   * @return {Command} `this` command for chaining
   */
  allowExcessArguments(allowExcess = true) {
    this._allowExcessArguments = !!allowExcess;
    return this;
  }
  /**
   * Enable positional options. Positional means global options are specified before subcommands which lets
   * subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
   * The default behaviour is non-positional and global options may appear anywhere on the command line.
   *
   * @param {boolean} [positional]
   * @return {Command} `this` command for chaining
   */
  enablePositionalOptions(positional = true) {
    this._enablePositionalOptions = !!positional;
    return this;
  }
  /**
   * Pass through options that come after command-arguments rather than treat them as command-options,
   * so actual command-options come before command-arguments. Turning this on for a subcommand requires
   * positional options to have been enabled on the program (parent commands).
   * The default behaviour is non-positional and options may appear before or after command-arguments.
   *
   * @param {boolean} [passThrough] for unknown options.
   * @return {Command} `this` command for chaining
   */
  passThroughOptions(passThrough = true) {
    this._passThroughOptions = !!passThrough;
    this._checkForBrokenPassThrough();
    return this;
  }
  /**
   * @private
   */
  _checkForBrokenPassThrough() {
    if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) {
      throw new Error(
        `passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`
      );
    }
  }
  /**
   * Whether to store option values as properties on command object,
   * or store separately (specify false). In both cases the option values can be accessed using .opts().
   *
   * @param {boolean} [storeAsProperties=true]
   * @return {Command} `this` command for chaining
   */
  storeOptionsAsProperties(storeAsProperties = true) {
    if (this.options.length) {
      throw new Error("call .storeOptionsAsProperties() before adding options");
    }
    if (Object.keys(this._optionValues).length) {
      throw new Error(
        "call .storeOptionsAsProperties() before setting option values"
      );
    }
    this._storeOptionsAsProperties = !!storeAsProperties;
    return this;
  }
  /**
   * Retrieve option value.
   *
   * @param {string} key
   * @return {object} value
   */
  getOptionValue(key) {
    if (this._storeOptionsAsProperties) {
      return this[key];
    }
    return this._optionValues[key];
  }
  /**
   * Store option value.
   *
   * @param {string} key
   * @param {object} value
   * @return {Command} `this` command for chaining
   */
  setOptionValue(key, value2) {
    return this.setOptionValueWithSource(key, value2, void 0);
  }
  /**
   * Store option value and where the value came from.
   *
   * @param {string} key
   * @param {object} value
   * @param {string} source - expected values are default/config/env/cli/implied
   * @return {Command} `this` command for chaining
   */
  setOptionValueWithSource(key, value2, source) {
    if (this._storeOptionsAsProperties) {
      this[key] = value2;
    } else {
      this._optionValues[key] = value2;
    }
    this._optionValueSources[key] = source;
    return this;
  }
  /**
   * Get source of option value.
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */
  getOptionValueSource(key) {
    return this._optionValueSources[key];
  }
  /**
   * Get source of option value. See also .optsWithGlobals().
   * Expected values are default | config | env | cli | implied
   *
   * @param {string} key
   * @return {string}
   */
  getOptionValueSourceWithGlobals(key) {
    let source;
    this._getCommandAndAncestors().forEach((cmd) => {
      if (Object.hasOwn(cmd._optionValueSources, key)) {
        source = cmd.getOptionValueSource(key);
      }
    });
    return source;
  }
  /**
   * Get user arguments from implied or explicit arguments.
   * Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
   *
   * @private
   */
  _prepareUserArgs(argv, parseOptions) {
    if (argv !== void 0 && !Array.isArray(argv)) {
      throw new Error("first parameter to parse must be array or undefined");
    }
    parseOptions = parseOptions || {};
    if (argv === void 0 && parseOptions.from === void 0) {
      if (process2.versions?.electron) {
        parseOptions.from = "electron";
      }
      const execArgv = process2.execArgv ?? [];
      if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) {
        parseOptions.from = "eval";
      }
    }
    if (argv === void 0) {
      argv = process2.argv;
    }
    this.rawArgs = argv.slice();
    let userArgs;
    switch (parseOptions.from) {
      case void 0:
      case "node":
        this._scriptPath = argv[1];
        userArgs = argv.slice(2);
        break;
      case "electron":
        if (process2.defaultApp) {
          this._scriptPath = argv[1];
          userArgs = argv.slice(2);
        } else {
          userArgs = argv.slice(1);
        }
        break;
      case "user":
        userArgs = argv.slice(0);
        break;
      case "eval":
        userArgs = argv.slice(1);
        break;
      default:
        throw new Error(
          `unexpected parse option { from: '${parseOptions.from}' }`
        );
    }
    if (!this._name && this._scriptPath)
      this.nameFromFilename(this._scriptPath);
    this._name = this._name || "program";
    return userArgs;
  }
  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Use parseAsync instead of parse if any of your action handlers are async.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * program.parse(); // parse process.argv and auto-detect electron and special node flags
   * program.parse(process.argv); // assume argv[0] is app and argv[1] is script
   * program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv] - optional, defaults to process.argv
   * @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
   * @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
   * @return {Command} `this` command for chaining
   */
  parse(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    this._parseCommand([], userArgs);
    return this;
  }
  /**
   * Parse `argv`, setting options and invoking commands when defined.
   *
   * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
   *
   * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
   * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
   * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
   * - `'user'`: just user arguments
   *
   * @example
   * await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
   * await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
   * await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
   *
   * @param {string[]} [argv]
   * @param {object} [parseOptions]
   * @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
   * @return {Promise}
   */
  async parseAsync(argv, parseOptions) {
    this._prepareForParse();
    const userArgs = this._prepareUserArgs(argv, parseOptions);
    await this._parseCommand([], userArgs);
    return this;
  }
  _prepareForParse() {
    if (this._savedState === null) {
      this.options.filter(
        (option) => option.negate && option.defaultValue === void 0 && this.getOptionValue(option.attributeName()) === void 0
      ).forEach((option) => {
        const positiveLongFlag = option.long.replace(/^--no-/, "--");
        if (!this._findOption(positiveLongFlag)) {
          this.setOptionValueWithSource(
            option.attributeName(),
            true,
            "default"
          );
        }
      });
      this.saveStateBeforeParse();
    } else {
      this.restoreStateBeforeParse();
    }
  }
  /**
   * Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state saved.
   */
  saveStateBeforeParse() {
    this._savedState = {
      // name is stable if supplied by author, but may be unspecified for root command and deduced during parsing
      _name: this._name,
      // option values before parse have default values (including false for negated options)
      // shallow clones
      _optionValues: { ...this._optionValues },
      _optionValueSources: { ...this._optionValueSources }
    };
  }
  /**
   * Restore state before parse for calls after the first.
   * Not usually called directly, but available for subclasses to save their custom state.
   *
   * This is called in a lazy way. Only commands used in parsing chain will have state restored.
   */
  restoreStateBeforeParse() {
    if (this._storeOptionsAsProperties)
      throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
    this._name = this._savedState._name;
    this._scriptPath = null;
    this.rawArgs = [];
    this._optionValues = { ...this._savedState._optionValues };
    this._optionValueSources = { ...this._savedState._optionValueSources };
    this.args = [];
    this.processedArgs = [];
  }
  /**
   * Throw if expected executable is missing. Add lots of help for author.
   *
   * @param {string} executableFile
   * @param {string} executableDir
   * @param {string} subcommandName
   */
  _checkForMissingExecutable(executableFile, executableDir, subcommandName) {
    if (fs.existsSync(executableFile)) return;
    const executableDirMessage = executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory";
    const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;
    throw new Error(executableMissing);
  }
  /**
   * Execute a sub-command executable.
   *
   * @private
   */
  _executeSubCommand(subcommand, args) {
    args = args.slice();
    const sourceExt = [".js", ".ts", ".tsx", ".mjs", ".cjs"];
    function findFile(baseDir, baseName) {
      const localBin = path.resolve(baseDir, baseName);
      if (fs.existsSync(localBin)) return localBin;
      if (sourceExt.includes(path.extname(baseName))) return void 0;
      const foundExt = sourceExt.find(
        (ext) => fs.existsSync(`${localBin}${ext}`)
      );
      if (foundExt) return `${localBin}${foundExt}`;
      return void 0;
    }
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();
    let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
    let executableDir = this._executableDir || "";
    if (this._scriptPath) {
      let resolvedScriptPath;
      try {
        resolvedScriptPath = fs.realpathSync(this._scriptPath);
      } catch {
        resolvedScriptPath = this._scriptPath;
      }
      executableDir = path.resolve(
        path.dirname(resolvedScriptPath),
        executableDir
      );
    }
    if (executableDir) {
      let localFile = findFile(executableDir, executableFile);
      if (!localFile && !subcommand._executableFile && this._scriptPath) {
        const legacyName = path.basename(
          this._scriptPath,
          path.extname(this._scriptPath)
        );
        if (legacyName !== this._name) {
          localFile = findFile(
            executableDir,
            `${legacyName}-${subcommand._name}`
          );
        }
      }
      executableFile = localFile || executableFile;
    }
    const launchWithNode = sourceExt.includes(path.extname(executableFile));
    let proc;
    if (process2.platform !== "win32") {
      if (launchWithNode) {
        args.unshift(executableFile);
        args = incrementNodeInspectorPort(process2.execArgv).concat(args);
        proc = childProcess.spawn(process2.argv[0], args, { stdio: "inherit" });
      } else {
        proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
      }
    } else {
      this._checkForMissingExecutable(
        executableFile,
        executableDir,
        subcommand._name
      );
      args.unshift(executableFile);
      args = incrementNodeInspectorPort(process2.execArgv).concat(args);
      proc = childProcess.spawn(process2.execPath, args, { stdio: "inherit" });
    }
    if (!proc.killed) {
      const signals = ["SIGUSR1", "SIGUSR2", "SIGTERM", "SIGINT", "SIGHUP"];
      signals.forEach((signal) => {
        process2.on(signal, () => {
          if (proc.killed === false && proc.exitCode === null) {
            proc.kill(signal);
          }
        });
      });
    }
    const exitCallback = this._exitCallback;
    proc.on("close", (code) => {
      code = code ?? 1;
      if (!exitCallback) {
        process2.exit(code);
      } else {
        exitCallback(
          new CommanderError(
            code,
            "commander.executeSubCommandAsync",
            "(close)"
          )
        );
      }
    });
    proc.on("error", (err) => {
      if (err.code === "ENOENT") {
        this._checkForMissingExecutable(
          executableFile,
          executableDir,
          subcommand._name
        );
      } else if (err.code === "EACCES") {
        throw new Error(`'${executableFile}' not executable`);
      }
      if (!exitCallback) {
        process2.exit(1);
      } else {
        const wrappedError = new CommanderError(
          1,
          "commander.executeSubCommandAsync",
          "(error)"
        );
        wrappedError.nestedError = err;
        exitCallback(wrappedError);
      }
    });
    this.runningCommand = proc;
  }
  /**
   * @private
   */
  _dispatchSubcommand(commandName, operands, unknown) {
    const subCommand = this._findCommand(commandName);
    if (!subCommand) this.help({ error: true });
    subCommand._prepareForParse();
    let promiseChain;
    promiseChain = this._chainOrCallSubCommandHook(
      promiseChain,
      subCommand,
      "preSubcommand"
    );
    promiseChain = this._chainOrCall(promiseChain, () => {
      if (subCommand._executableHandler) {
        this._executeSubCommand(subCommand, operands.concat(unknown));
      } else {
        return subCommand._parseCommand(operands, unknown);
      }
    });
    return promiseChain;
  }
  /**
   * Invoke help directly if possible, or dispatch if necessary.
   * e.g. help foo
   *
   * @private
   */
  _dispatchHelpCommand(subcommandName) {
    if (!subcommandName) {
      this.help();
    }
    const subCommand = this._findCommand(subcommandName);
    if (subCommand && !subCommand._executableHandler) {
      subCommand.help();
    }
    return this._dispatchSubcommand(
      subcommandName,
      [],
      [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]
    );
  }
  /**
   * Check this.args against expected this.registeredArguments.
   *
   * @private
   */
  _checkNumberOfArguments() {
    this.registeredArguments.forEach((arg, i4) => {
      if (arg.required && this.args[i4] == null) {
        this.missingArgument(arg.name());
      }
    });
    if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) {
      return;
    }
    if (this.args.length > this.registeredArguments.length) {
      this._excessArguments(this.args);
    }
  }
  /**
   * Process this.args using this.registeredArguments and save as this.processedArgs!
   *
   * @private
   */
  _processArguments() {
    const myParseArg = (argument, value2, previous) => {
      let parsedValue = value2;
      if (value2 !== null && argument.parseArg) {
        const invalidValueMessage = `error: command-argument value '${value2}' is invalid for argument '${argument.name()}'.`;
        parsedValue = this._callParseArg(
          argument,
          value2,
          previous,
          invalidValueMessage
        );
      }
      return parsedValue;
    };
    this._checkNumberOfArguments();
    const processedArgs = [];
    this.registeredArguments.forEach((declaredArg, index) => {
      let value2 = declaredArg.defaultValue;
      if (declaredArg.variadic) {
        if (index < this.args.length) {
          value2 = this.args.slice(index);
          if (declaredArg.parseArg) {
            value2 = value2.reduce((processed, v) => {
              return myParseArg(declaredArg, v, processed);
            }, declaredArg.defaultValue);
          }
        } else if (value2 === void 0) {
          value2 = [];
        }
      } else if (index < this.args.length) {
        value2 = this.args[index];
        if (declaredArg.parseArg) {
          value2 = myParseArg(declaredArg, value2, declaredArg.defaultValue);
        }
      }
      processedArgs[index] = value2;
    });
    this.processedArgs = processedArgs;
  }
  /**
   * Once we have a promise we chain, but call synchronously until then.
   *
   * @param {(Promise|undefined)} promise
   * @param {Function} fn
   * @return {(Promise|undefined)}
   * @private
   */
  _chainOrCall(promise, fn) {
    if (promise?.then && typeof promise.then === "function") {
      return promise.then(() => fn());
    }
    return fn();
  }
  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */
  _chainOrCallHooks(promise, event) {
    let result = promise;
    const hooks = [];
    this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
      hookedCommand._lifeCycleHooks[event].forEach((callback) => {
        hooks.push({ hookedCommand, callback });
      });
    });
    if (event === "postAction") {
      hooks.reverse();
    }
    hooks.forEach((hookDetail) => {
      result = this._chainOrCall(result, () => {
        return hookDetail.callback(hookDetail.hookedCommand, this);
      });
    });
    return result;
  }
  /**
   *
   * @param {(Promise|undefined)} promise
   * @param {Command} subCommand
   * @param {string} event
   * @return {(Promise|undefined)}
   * @private
   */
  _chainOrCallSubCommandHook(promise, subCommand, event) {
    let result = promise;
    if (this._lifeCycleHooks[event] !== void 0) {
      this._lifeCycleHooks[event].forEach((hook) => {
        result = this._chainOrCall(result, () => {
          return hook(this, subCommand);
        });
      });
    }
    return result;
  }
  /**
   * Process arguments in context of this command.
   * Returns action result, in case it is a promise.
   *
   * @private
   */
  _parseCommand(operands, unknown) {
    const parsed2 = this.parseOptions(unknown);
    this._parseOptionsEnv();
    this._parseOptionsImplied();
    operands = operands.concat(parsed2.operands);
    unknown = parsed2.unknown;
    this.args = operands.concat(unknown);
    if (operands && this._findCommand(operands[0])) {
      return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
    }
    if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) {
      return this._dispatchHelpCommand(operands[1]);
    }
    if (this._defaultCommandName) {
      this._outputHelpIfRequested(unknown);
      return this._dispatchSubcommand(
        this._defaultCommandName,
        operands,
        unknown
      );
    }
    if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) {
      this.help({ error: true });
    }
    this._outputHelpIfRequested(parsed2.unknown);
    this._checkForMissingMandatoryOptions();
    this._checkForConflictingOptions();
    const checkForUnknownOptions = () => {
      if (parsed2.unknown.length > 0) {
        this.unknownOption(parsed2.unknown[0]);
      }
    };
    const commandEvent = `command:${this.name()}`;
    if (this._actionHandler) {
      checkForUnknownOptions();
      this._processArguments();
      let promiseChain;
      promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
      promiseChain = this._chainOrCall(
        promiseChain,
        () => this._actionHandler(this.processedArgs)
      );
      if (this.parent) {
        promiseChain = this._chainOrCall(promiseChain, () => {
          this.parent.emit(commandEvent, operands, unknown);
        });
      }
      promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
      return promiseChain;
    }
    if (this.parent?.listenerCount(commandEvent)) {
      checkForUnknownOptions();
      this._processArguments();
      this.parent.emit(commandEvent, operands, unknown);
    } else if (operands.length) {
      if (this._findCommand("*")) {
        return this._dispatchSubcommand("*", operands, unknown);
      }
      if (this.listenerCount("command:*")) {
        this.emit("command:*", operands, unknown);
      } else if (this.commands.length) {
        this.unknownCommand();
      } else {
        checkForUnknownOptions();
        this._processArguments();
      }
    } else if (this.commands.length) {
      checkForUnknownOptions();
      this.help({ error: true });
    } else {
      checkForUnknownOptions();
      this._processArguments();
    }
  }
  /**
   * Find matching command.
   *
   * @private
   * @return {Command | undefined}
   */
  _findCommand(name2) {
    if (!name2) return void 0;
    return this.commands.find(
      (cmd) => cmd._name === name2 || cmd._aliases.includes(name2)
    );
  }
  /**
   * Return an option matching `arg` if any.
   *
   * @param {string} arg
   * @return {Option}
   * @package
   */
  _findOption(arg) {
    return this.options.find((option) => option.is(arg));
  }
  /**
   * Display an error message if a mandatory option does not have a value.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */
  _checkForMissingMandatoryOptions() {
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd.options.forEach((anOption) => {
        if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) {
          cmd.missingMandatoryOptionValue(anOption);
        }
      });
    });
  }
  /**
   * Display an error message if conflicting options are used together in this.
   *
   * @private
   */
  _checkForConflictingLocalOptions() {
    const definedNonDefaultOptions = this.options.filter((option) => {
      const optionKey = option.attributeName();
      if (this.getOptionValue(optionKey) === void 0) {
        return false;
      }
      return this.getOptionValueSource(optionKey) !== "default";
    });
    const optionsWithConflicting = definedNonDefaultOptions.filter(
      (option) => option.conflictsWith.length > 0
    );
    optionsWithConflicting.forEach((option) => {
      const conflictingAndDefined = definedNonDefaultOptions.find(
        (defined) => option.conflictsWith.includes(defined.attributeName())
      );
      if (conflictingAndDefined) {
        this._conflictingOption(option, conflictingAndDefined);
      }
    });
  }
  /**
   * Display an error message if conflicting options are used together.
   * Called after checking for help flags in leaf subcommand.
   *
   * @private
   */
  _checkForConflictingOptions() {
    this._getCommandAndAncestors().forEach((cmd) => {
      cmd._checkForConflictingLocalOptions();
    });
  }
  /**
   * Parse options from `argv` removing known options,
   * and return argv split into operands and unknown arguments.
   *
   * Side effects: modifies command by storing options. Does not reset state if called again.
   *
   * Examples:
   *
   *     argv => operands, unknown
   *     --known kkk op => [op], []
   *     op --known kkk => [op], []
   *     sub --unknown uuu op => [sub], [--unknown uuu op]
   *     sub -- --unknown uuu op => [sub --unknown uuu op], []
   *
   * @param {string[]} args
   * @return {{operands: string[], unknown: string[]}}
   */
  parseOptions(args) {
    const operands = [];
    const unknown = [];
    let dest = operands;
    function maybeOption(arg) {
      return arg.length > 1 && arg[0] === "-";
    }
    const negativeNumberArg = (arg) => {
      if (!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(arg)) return false;
      return !this._getCommandAndAncestors().some(
        (cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short))
      );
    };
    let activeVariadicOption = null;
    let activeGroup = null;
    let i4 = 0;
    while (i4 < args.length || activeGroup) {
      const arg = activeGroup ?? args[i4++];
      activeGroup = null;
      if (arg === "--") {
        if (dest === unknown) dest.push(arg);
        dest.push(...args.slice(i4));
        break;
      }
      if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
        this.emit(`option:${activeVariadicOption.name()}`, arg);
        continue;
      }
      activeVariadicOption = null;
      if (maybeOption(arg)) {
        const option = this._findOption(arg);
        if (option) {
          if (option.required) {
            const value2 = args[i4++];
            if (value2 === void 0) this.optionMissingArgument(option);
            this.emit(`option:${option.name()}`, value2);
          } else if (option.optional) {
            let value2 = null;
            if (i4 < args.length && (!maybeOption(args[i4]) || negativeNumberArg(args[i4]))) {
              value2 = args[i4++];
            }
            this.emit(`option:${option.name()}`, value2);
          } else {
            this.emit(`option:${option.name()}`);
          }
          activeVariadicOption = option.variadic ? option : null;
          continue;
        }
      }
      if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
        const option = this._findOption(`-${arg[1]}`);
        if (option) {
          if (option.required || option.optional && this._combineFlagAndOptionalValue) {
            this.emit(`option:${option.name()}`, arg.slice(2));
          } else {
            this.emit(`option:${option.name()}`);
            activeGroup = `-${arg.slice(2)}`;
          }
          continue;
        }
      }
      if (/^--[^=]+=/.test(arg)) {
        const index = arg.indexOf("=");
        const option = this._findOption(arg.slice(0, index));
        if (option && (option.required || option.optional)) {
          this.emit(`option:${option.name()}`, arg.slice(index + 1));
          continue;
        }
      }
      if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) {
        dest = unknown;
      }
      if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
        if (this._findCommand(arg)) {
          operands.push(arg);
          unknown.push(...args.slice(i4));
          break;
        } else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
          operands.push(arg, ...args.slice(i4));
          break;
        } else if (this._defaultCommandName) {
          unknown.push(arg, ...args.slice(i4));
          break;
        }
      }
      if (this._passThroughOptions) {
        dest.push(arg, ...args.slice(i4));
        break;
      }
      dest.push(arg);
    }
    return { operands, unknown };
  }
  /**
   * Return an object containing local option values as key-value pairs.
   *
   * @return {object}
   */
  opts() {
    if (this._storeOptionsAsProperties) {
      const result = {};
      const len = this.options.length;
      for (let i4 = 0; i4 < len; i4++) {
        const key = this.options[i4].attributeName();
        result[key] = key === this._versionOptionName ? this._version : this[key];
      }
      return result;
    }
    return this._optionValues;
  }
  /**
   * Return an object containing merged local and global option values as key-value pairs.
   *
   * @return {object}
   */
  optsWithGlobals() {
    return this._getCommandAndAncestors().reduce(
      (combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()),
      {}
    );
  }
  /**
   * Display error message and exit (or call exitOverride).
   *
   * @param {string} message
   * @param {object} [errorOptions]
   * @param {string} [errorOptions.code] - an id string representing the error
   * @param {number} [errorOptions.exitCode] - used with process.exit
   */
  error(message, errorOptions) {
    this._outputConfiguration.outputError(
      `${message}
`,
      this._outputConfiguration.writeErr
    );
    if (typeof this._showHelpAfterError === "string") {
      this._outputConfiguration.writeErr(`${this._showHelpAfterError}
`);
    } else if (this._showHelpAfterError) {
      this._outputConfiguration.writeErr("\n");
      this.outputHelp({ error: true });
    }
    const config = errorOptions || {};
    const exitCode2 = config.exitCode || 1;
    const code = config.code || "commander.error";
    this._exit(exitCode2, code, message);
  }
  /**
   * Apply any option related environment variables, if option does
   * not have a value from cli or client code.
   *
   * @private
   */
  _parseOptionsEnv() {
    this.options.forEach((option) => {
      if (option.envVar && option.envVar in process2.env) {
        const optionKey = option.attributeName();
        if (this.getOptionValue(optionKey) === void 0 || ["default", "config", "env"].includes(
          this.getOptionValueSource(optionKey)
        )) {
          if (option.required || option.optional) {
            this.emit(`optionEnv:${option.name()}`, process2.env[option.envVar]);
          } else {
            this.emit(`optionEnv:${option.name()}`);
          }
        }
      }
    });
  }
  /**
   * Apply any implied option values, if option is undefined or default value.
   *
   * @private
   */
  _parseOptionsImplied() {
    const dualHelper = new DualOptions(this.options);
    const hasCustomOptionValue = (optionKey) => {
      return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
    };
    this.options.filter(
      (option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(
        this.getOptionValue(option.attributeName()),
        option
      )
    ).forEach((option) => {
      Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
        this.setOptionValueWithSource(
          impliedKey,
          option.implied[impliedKey],
          "implied"
        );
      });
    });
  }
  /**
   * Argument `name` is missing.
   *
   * @param {string} name
   * @private
   */
  missingArgument(name2) {
    const message = `error: missing required argument '${name2}'`;
    this.error(message, { code: "commander.missingArgument" });
  }
  /**
   * `Option` is missing an argument.
   *
   * @param {Option} option
   * @private
   */
  optionMissingArgument(option) {
    const message = `error: option '${option.flags}' argument missing`;
    this.error(message, { code: "commander.optionMissingArgument" });
  }
  /**
   * `Option` does not have a value, and is a mandatory option.
   *
   * @param {Option} option
   * @private
   */
  missingMandatoryOptionValue(option) {
    const message = `error: required option '${option.flags}' not specified`;
    this.error(message, { code: "commander.missingMandatoryOptionValue" });
  }
  /**
   * `Option` conflicts with another option.
   *
   * @param {Option} option
   * @param {Option} conflictingOption
   * @private
   */
  _conflictingOption(option, conflictingOption) {
    const findBestOptionFromValue = (option2) => {
      const optionKey = option2.attributeName();
      const optionValue = this.getOptionValue(optionKey);
      const negativeOption = this.options.find(
        (target) => target.negate && optionKey === target.attributeName()
      );
      const positiveOption = this.options.find(
        (target) => !target.negate && optionKey === target.attributeName()
      );
      if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) {
        return negativeOption;
      }
      return positiveOption || option2;
    };
    const getErrorMessage = (option2) => {
      const bestOption = findBestOptionFromValue(option2);
      const optionKey = bestOption.attributeName();
      const source = this.getOptionValueSource(optionKey);
      if (source === "env") {
        return `environment variable '${bestOption.envVar}'`;
      }
      return `option '${bestOption.flags}'`;
    };
    const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
    this.error(message, { code: "commander.conflictingOption" });
  }
  /**
   * Unknown option `flag`.
   *
   * @param {string} flag
   * @private
   */
  unknownOption(flag) {
    if (this._allowUnknownOption) return;
    let suggestion = "";
    if (flag.startsWith("--") && this._showSuggestionAfterError) {
      let candidateFlags = [];
      let command = this;
      do {
        const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
        candidateFlags = candidateFlags.concat(moreFlags);
        command = command.parent;
      } while (command && !command._enablePositionalOptions);
      suggestion = suggestSimilar(flag, candidateFlags);
    }
    const message = `error: unknown option '${flag}'${suggestion}`;
    this.error(message, { code: "commander.unknownOption" });
  }
  /**
   * Excess arguments, more than expected.
   *
   * @param {string[]} receivedArgs
   * @private
   */
  _excessArguments(receivedArgs) {
    if (this._allowExcessArguments) return;
    const expected = this.registeredArguments.length;
    const s2 = expected === 1 ? "" : "s";
    const received = receivedArgs.length;
    const forSubcommand = this.parent ? ` for '${this.name()}'` : "";
    const details = receivedArgs.join(", ");
    const message = `error: too many arguments${forSubcommand}. Expected ${expected} argument${s2} but got ${received}: ${details}.`;
    this.error(message, { code: "commander.excessArguments" });
  }
  /**
   * Unknown command.
   *
   * @private
   */
  unknownCommand() {
    const unknownName = this.args[0];
    let suggestion = "";
    if (this._showSuggestionAfterError) {
      const candidateNames = [];
      this.createHelp().visibleCommands(this).forEach((command) => {
        candidateNames.push(command.name());
        if (command.alias()) candidateNames.push(command.alias());
      });
      suggestion = suggestSimilar(unknownName, candidateNames);
    }
    const message = `error: unknown command '${unknownName}'${suggestion}`;
    this.error(message, { code: "commander.unknownCommand" });
  }
  /**
   * Get or set the program version.
   *
   * This method auto-registers the "-V, --version" option which will print the version number.
   *
   * You can optionally supply the flags and description to override the defaults.
   *
   * @param {string} [str]
   * @param {string} [flags]
   * @param {string} [description]
   * @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
   */
  version(str, flags, description) {
    if (str === void 0) return this._version;
    this._version = str;
    flags = flags || "-V, --version";
    description = description || "output the version number";
    const versionOption = this.createOption(flags, description);
    this._versionOptionName = versionOption.attributeName();
    this._registerOption(versionOption);
    this.on("option:" + versionOption.name(), () => {
      this._outputConfiguration.writeOut(`${str}
`);
      this._exit(0, "commander.version", str);
    });
    return this;
  }
  /**
   * Set the description.
   *
   * @param {string} [str]
   * @param {object} [argsDescription]
   * @return {(string|Command)}
   */
  description(str, argsDescription) {
    if (str === void 0 && argsDescription === void 0)
      return this._description;
    this._description = str;
    if (argsDescription) {
      this._argsDescription = argsDescription;
    }
    return this;
  }
  /**
   * Set the summary. Used when listed as subcommand of parent.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */
  summary(str) {
    if (str === void 0) return this._summary;
    this._summary = str;
    return this;
  }
  /**
   * Set an alias for the command.
   *
   * You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
   *
   * @param {string} [alias]
   * @return {(string|Command)}
   */
  alias(alias) {
    if (alias === void 0) return this._aliases[0];
    let command = this;
    if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) {
      command = this.commands[this.commands.length - 1];
    }
    if (alias === command._name)
      throw new Error("Command alias can't be the same as its name");
    const matchingCommand = this.parent?._findCommand(alias);
    if (matchingCommand) {
      const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
      throw new Error(
        `cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`
      );
    }
    command._aliases.push(alias);
    return this;
  }
  /**
   * Set aliases for the command.
   *
   * Only the first alias is shown in the auto-generated help.
   *
   * @param {string[]} [aliases]
   * @return {(string[]|Command)}
   */
  aliases(aliases) {
    if (aliases === void 0) return this._aliases;
    aliases.forEach((alias) => this.alias(alias));
    return this;
  }
  /**
   * Set / get the command usage `str`.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */
  usage(str) {
    if (str === void 0) {
      if (this._usage) return this._usage;
      const args = this.registeredArguments.map((arg) => {
        return humanReadableArgName(arg);
      });
      return [].concat(
        this.options.length || this._helpOption !== null ? "[options]" : [],
        this.commands.length ? "[command]" : [],
        this.registeredArguments.length ? args : []
      ).join(" ");
    }
    this._usage = str;
    return this;
  }
  /**
   * Get or set the name of the command.
   *
   * @param {string} [str]
   * @return {(string|Command)}
   */
  name(str) {
    if (str === void 0) return this._name;
    this._name = str;
    return this;
  }
  /**
   * Set/get the help group heading for this subcommand in parent command's help.
   *
   * @param {string} [heading]
   * @return {Command | string}
   */
  helpGroup(heading) {
    if (heading === void 0) return this._helpGroupHeading ?? "";
    this._helpGroupHeading = heading;
    return this;
  }
  /**
   * Set/get the default help group heading for subcommands added to this command.
   * (This does not override a group set directly on the subcommand using .helpGroup().)
   *
   * @example
   * program.commandsGroup('Development Commands:');
   * program.command('watch')...
   * program.command('lint')...
   * ...
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  commandsGroup(heading) {
    if (heading === void 0) return this._defaultCommandGroup ?? "";
    this._defaultCommandGroup = heading;
    return this;
  }
  /**
   * Set/get the default help group heading for options added to this command.
   * (This does not override a group set directly on the option using .helpGroup().)
   *
   * @example
   * program
   *   .optionsGroup('Development Options:')
   *   .option('-d, --debug', 'output extra debugging')
   *   .option('-p, --profile', 'output profiling information')
   *
   * @param {string} [heading]
   * @returns {Command | string}
   */
  optionsGroup(heading) {
    if (heading === void 0) return this._defaultOptionGroup ?? "";
    this._defaultOptionGroup = heading;
    return this;
  }
  /**
   * @param {Option} option
   * @private
   */
  _initOptionGroup(option) {
    if (this._defaultOptionGroup && !option.helpGroupHeading)
      option.helpGroup(this._defaultOptionGroup);
  }
  /**
   * @param {Command} cmd
   * @private
   */
  _initCommandGroup(cmd) {
    if (this._defaultCommandGroup && !cmd.helpGroup())
      cmd.helpGroup(this._defaultCommandGroup);
  }
  /**
   * Set the name of the command from script filename, such as process.argv[1],
   * or import.meta.filename.
   *
   * (Used internally and public although not documented in README.)
   *
   * @example
   * program.nameFromFilename(import.meta.filename);
   *
   * @param {string} filename
   * @return {Command}
   */
  nameFromFilename(filename) {
    this._name = path.basename(filename, path.extname(filename));
    return this;
  }
  /**
   * Get or set the directory for searching for executable subcommands of this command.
   *
   * @example
   * program.executableDir(import.meta.dirname);
   * // or
   * program.executableDir('subcommands');
   *
   * @param {string} [path]
   * @return {(string|null|Command)}
   */
  executableDir(path2) {
    if (path2 === void 0) return this._executableDir;
    this._executableDir = path2;
    return this;
  }
  /**
   * Return program help documentation.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
   * @return {string}
   */
  helpInformation(contextOptions) {
    const helper = this.createHelp();
    const context = this._getOutputContext(contextOptions);
    helper.prepareContext({
      error: context.error,
      helpWidth: context.helpWidth,
      outputHasColors: context.hasColors
    });
    const text2 = helper.formatHelp(this, helper);
    if (context.hasColors) return text2;
    return this._outputConfiguration.stripColor(text2);
  }
  /**
   * @typedef HelpContext
   * @type {object}
   * @property {boolean} error
   * @property {number} helpWidth
   * @property {boolean} hasColors
   * @property {function} write - includes stripColor if needed
   *
   * @returns {HelpContext}
   * @private
   */
  _getOutputContext(contextOptions) {
    contextOptions = contextOptions || {};
    const error = !!contextOptions.error;
    let baseWrite;
    let hasColors;
    let helpWidth;
    if (error) {
      baseWrite = (str) => this._outputConfiguration.writeErr(str);
      hasColors = this._outputConfiguration.getErrHasColors();
      helpWidth = this._outputConfiguration.getErrHelpWidth();
    } else {
      baseWrite = (str) => this._outputConfiguration.writeOut(str);
      hasColors = this._outputConfiguration.getOutHasColors();
      helpWidth = this._outputConfiguration.getOutHelpWidth();
    }
    const write3 = (str) => {
      if (!hasColors) str = this._outputConfiguration.stripColor(str);
      return baseWrite(str);
    };
    return { error, write: write3, hasColors, helpWidth };
  }
  /**
   * Output help information for this command.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */
  outputHelp(contextOptions) {
    let deprecatedCallback;
    if (typeof contextOptions === "function") {
      deprecatedCallback = contextOptions;
      contextOptions = void 0;
    }
    const outputContext = this._getOutputContext(contextOptions);
    const eventContext = {
      error: outputContext.error,
      write: outputContext.write,
      command: this
    };
    this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
    this.emit("beforeHelp", eventContext);
    let helpInformation = this.helpInformation({ error: outputContext.error });
    if (deprecatedCallback) {
      helpInformation = deprecatedCallback(helpInformation);
      if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) {
        throw new Error("outputHelp callback must return a string or a Buffer");
      }
    }
    outputContext.write(helpInformation);
    if (this._getHelpOption()?.long) {
      this.emit(this._getHelpOption().long);
    }
    this.emit("afterHelp", eventContext);
    this._getCommandAndAncestors().forEach(
      (command) => command.emit("afterAllHelp", eventContext)
    );
  }
  /**
   * You can pass in flags and a description to customise the built-in help option.
   * Pass in false to disable the built-in help option.
   *
   * @example
   * program.helpOption('-?, --help', 'show help'); // customise
   * program.helpOption(false); // disable
   *
   * @param {(string | boolean)} flags
   * @param {string} [description]
   * @return {Command} `this` command for chaining
   */
  helpOption(flags, description) {
    if (typeof flags === "boolean") {
      if (flags) {
        if (this._helpOption === null) this._helpOption = void 0;
        if (this._defaultOptionGroup) {
          this._initOptionGroup(this._getHelpOption());
        }
      } else {
        this._helpOption = null;
      }
      return this;
    }
    this._helpOption = this.createOption(
      flags ?? "-h, --help",
      description ?? "display help for command"
    );
    if (flags || description) this._initOptionGroup(this._helpOption);
    return this;
  }
  /**
   * Lazy create help option.
   * Returns null if has been disabled with .helpOption(false).
   *
   * @returns {(Option | null)} the help option
   * @package
   */
  _getHelpOption() {
    if (this._helpOption === void 0) {
      this.helpOption(void 0, void 0);
    }
    return this._helpOption;
  }
  /**
   * Supply your own option to use for the built-in help option.
   * This is an alternative to using helpOption() to customise the flags and description etc.
   *
   * @param {Option} option
   * @return {Command} `this` command for chaining
   */
  addHelpOption(option) {
    this._helpOption = option;
    this._initOptionGroup(option);
    return this;
  }
  /**
   * Output help information and exit.
   *
   * Outputs built-in help, and custom text added using `.addHelpText()`.
   *
   * @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
   */
  help(contextOptions) {
    this.outputHelp(contextOptions);
    let exitCode2 = Number(process2.exitCode ?? 0);
    if (exitCode2 === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) {
      exitCode2 = 1;
    }
    this._exit(exitCode2, "commander.help", "(outputHelp)");
  }
  /**
   * // Do a little typing to coordinate emit and listener for the help text events.
   * @typedef HelpTextEventContext
   * @type {object}
   * @property {boolean} error
   * @property {Command} command
   * @property {function} write
   */
  /**
   * Add additional text to be displayed with the built-in help.
   *
   * Position is 'before' or 'after' to affect just this command,
   * and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
   *
   * @param {string} position - before or after built-in help
   * @param {(string | Function)} text - string to add, or a function returning a string
   * @return {Command} `this` command for chaining
   */
  addHelpText(position, text2) {
    const allowedValues = ["beforeAll", "before", "after", "afterAll"];
    if (!allowedValues.includes(position)) {
      throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
    }
    const helpEvent = `${position}Help`;
    this.on(helpEvent, (context) => {
      let helpStr;
      if (typeof text2 === "function") {
        helpStr = text2({ error: context.error, command: context.command });
      } else {
        helpStr = text2;
      }
      if (helpStr) {
        context.write(`${helpStr}
`);
      }
    });
    return this;
  }
  /**
   * Output help information if help flags specified
   *
   * @param {Array} args - array of options to search for help flags
   * @private
   */
  _outputHelpIfRequested(args) {
    const helpOption = this._getHelpOption();
    const helpRequested = helpOption && args.find((arg) => helpOption.is(arg));
    if (helpRequested) {
      this.outputHelp();
      this._exit(0, "commander.helpDisplayed", "(outputHelp)");
    }
  }
};
function incrementNodeInspectorPort(args) {
  return args.map((arg) => {
    if (!arg.startsWith("--inspect")) {
      return arg;
    }
    let debugOption;
    let debugHost = "127.0.0.1";
    let debugPort = "9229";
    let match;
    if ((match = arg.match(/^(--inspect(-brk|-wait)?)$/)) !== null) {
      debugOption = match[1];
    } else if ((match = arg.match(
      /^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/
    )) !== null) {
      debugOption = match[1];
      if (/^\d+$/.test(match[3])) {
        debugPort = match[3];
      } else {
        debugHost = match[3];
      }
    } else if ((match = arg.match(
      /^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/
    )) !== null) {
      debugOption = match[1];
      debugHost = match[3];
      debugPort = match[4];
    }
    if (debugOption && debugPort !== "0") {
      return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
    }
    return arg;
  });
}
function useColor() {
  if (process2.env.NO_COLOR || process2.env.FORCE_COLOR === "0" || process2.env.FORCE_COLOR === "false")
    return false;
  if (process2.env.FORCE_COLOR || process2.env.CLICOLOR_FORCE !== void 0)
    return true;
  return void 0;
}

// node_modules/commander/index.js
var program = new Command();

// src/cli/exit-codes.ts
var EXIT_CODES = { failed: 1, misused: 2, blocked: 3, cancelled: 130 };

// src/cli/package-facts.ts
var PACKAGE = external_exports.strictObject({
  /** The folder that holds `dist/` and `infra/`. */
  root: external_exports.string().min(1),
  version: external_exports.string().min(1),
  /** The commit that was packed; null in a checkout. */
  commit: external_exports.string().regex(/^[0-9a-f]{40}$/).nullish()
});
var packageFacts = (packaged) => PACKAGE.parse(packaged);

// node_modules/@bomb.sh/tab/dist/index.mjs
import i2 from "node:assert";
var a = { ShellCompDirectiveError: 1, ShellCompDirectiveNoSpace: 2, ShellCompDirectiveNoFileComp: 4, ShellCompDirectiveFilterFileExt: 8, ShellCompDirectiveFilterDirs: 16, ShellCompDirectiveKeepOrder: 32, shellCompDirectiveMaxValue: 64, ShellCompDirectiveDefault: 0 };
var o = class {
  name;
  variadic;
  command;
  handler;
  constructor(e, t3, n3, r3 = false) {
    this.command = e, this.name = t3, this.handler = n3, this.variadic = r3;
  }
};
var s = class {
  value;
  description;
  command;
  handler;
  alias;
  isBoolean;
  constructor(e, t3, n3, r3, i4, a3) {
    this.command = e, this.value = t3, this.description = n3, this.handler = r3, this.alias = i4, this.isBoolean = a3;
  }
};
var c = class {
  value;
  description;
  options = /* @__PURE__ */ new Map();
  arguments = /* @__PURE__ */ new Map();
  parent;
  constructor(e, t3) {
    this.value = e, this.description = t3;
  }
  option(e, t3, n3, r3) {
    let i4, a3, o3;
    typeof n3 == `function` ? (i4 = n3, a3 = r3, o3 = false) : typeof n3 == `string` ? (i4 = void 0, a3 = n3, o3 = true) : (i4 = void 0, a3 = void 0, o3 = true);
    let c2 = new s(this, e, t3, i4, a3, o3);
    return this.options.set(e, c2), this;
  }
  argument(e, t3, n3 = false) {
    let r3 = new o(this, e, t3, n3);
    return this.arguments.set(e, r3), this;
  }
};
var l = class extends c {
  commands = /* @__PURE__ */ new Map();
  completions = [];
  directive = a.ShellCompDirectiveDefault;
  constructor() {
    super(``, ``);
  }
  command(e, t3) {
    let n3 = new c(e, t3);
    return this.commands.set(e, n3), n3;
  }
  stripOptions(e) {
    let t3 = [], n3 = 0;
    for (; n3 < e.length; ) {
      let r3 = e[n3];
      if (r3.startsWith(`-`)) {
        n3++;
        let t4 = false, i4 = this.findOption(this, r3);
        if (i4) t4 = i4.isBoolean ?? false;
        else for (let [, e2] of this.commands) {
          let n4 = this.findOption(e2, r3);
          if (n4) {
            t4 = n4.isBoolean ?? false;
            break;
          }
        }
        !t4 && n3 < e.length && !e[n3].startsWith(`-`) && n3++;
      } else t3.push(r3), n3++;
    }
    return t3;
  }
  matchCommand(e) {
    e = this.stripOptions(e);
    let t3 = [], n3 = [], r3 = null;
    for (let i4 = 0; i4 < e.length; i4++) {
      let a3 = e[i4];
      t3.push(a3);
      let o3 = this.commands.get(t3.join(` `));
      if (o3) r3 = o3;
      else {
        n3 = e.slice(i4, e.length);
        break;
      }
    }
    return [r3 || this, n3];
  }
  shouldCompleteFlags(e, t3) {
    if (t3.startsWith(`-`)) return true;
    if (e?.startsWith(`-`)) {
      let t4 = this.findOption(this, e);
      if (!t4) {
        for (let [, n3] of this.commands) if (t4 = this.findOption(n3, e), t4) break;
      }
      return !(t4 && t4.isBoolean);
    }
    return false;
  }
  shouldCompleteCommands(e) {
    return !e.startsWith(`-`);
  }
  handleFlagCompletion(e, t3, n3, r3) {
    let i4;
    if (n3.includes(`=`)) {
      let [e2] = n3.split(`=`);
      i4 = e2;
    } else if (r3?.startsWith(`-`)) {
      let t4 = this.findOption(e, r3);
      t4 && !t4.isBoolean && (i4 = r3);
    }
    if (i4) {
      let t4 = this.findOption(e, i4);
      if (t4?.handler) {
        let n4 = [];
        t4.handler.call(t4, (e2, t5) => n4.push({ value: e2, description: t5 }), e.options), this.completions = n4;
      }
      return;
    }
    if (n3.startsWith(`-`)) {
      let t4 = n3.startsWith(`-`) && !n3.startsWith(`--`), r4 = n3.replace(/^-+/, ``);
      for (let [i5, a3] of e.options) t4 && a3.alias && `-${a3.alias}`.startsWith(n3) ? this.completions.push({ value: `-${a3.alias}`, description: a3.description }) : !t4 && i5.startsWith(r4) && this.completions.push({ value: `--${i5}`, description: a3.description });
    }
  }
  findOption(e, t3) {
    let n3 = e.options.get(t3);
    if (n3 || (n3 = e.options.get(t3.replace(/^-+/, ``)), n3)) return n3;
    for (let [n4, r3] of e.options) if (r3.alias && `-${r3.alias}` === t3) return r3;
  }
  handleCommandCompletion(e, t3) {
    let n3 = this.stripOptions(e);
    for (let [e2, r3] of this.commands) {
      if (e2 === ``) continue;
      let i4 = e2.split(` `);
      i4.slice(0, n3.length).every((e3, t4) => e3 === n3[t4]) && i4[n3.length]?.startsWith(t3) && this.completions.push({ value: i4[n3.length], description: r3.description });
    }
  }
  handlePositionalCompletion(e, t3) {
    let n3 = this.stripOptions(t3), r3 = e.value.split(` `).length, i4 = Math.max(0, n3.length - r3), a3 = Array.from(e.arguments.entries());
    if (a3.length > 0) {
      let t4;
      if (i4 < a3.length) {
        let [e2, n4] = a3[i4];
        t4 = n4;
      } else {
        let e2 = a3[a3.length - 1][1];
        e2.variadic && (t4 = e2);
      }
      if (t4 && t4.handler && typeof t4.handler == `function`) {
        let n4 = [];
        t4.handler.call(t4, (e2, t5) => n4.push({ value: e2, description: t5 }), e.options), this.completions.push(...n4);
      }
    }
  }
  complete(e) {
    this.directive = a.ShellCompDirectiveNoFileComp;
    let t3 = /* @__PURE__ */ new Set();
    this.completions.filter((e2) => t3.has(e2.value) ? false : (t3.add(e2.value), true)).filter((t4) => {
      if (e.includes(`=`)) {
        let [, n3] = e.split(`=`);
        return t4.value.startsWith(n3);
      }
      return t4.value.startsWith(e);
    }).forEach((e2) => console.log(`${e2.value}	${e2.description ?? ``}`)), console.log(`:${this.directive}`);
  }
  parse(e) {
    this.completions = [];
    let t3 = e[e.length - 1] === ``;
    t3 && e.pop();
    let n3 = e[e.length - 1] || ``, r3 = e.slice(0, -1);
    t3 && (n3 !== `` && r3.push(n3), n3 = ``);
    let [i4] = this.matchCommand(r3), a3 = r3[r3.length - 1];
    this.shouldCompleteFlags(a3, n3) ? this.handleFlagCompletion(i4, r3, n3, a3) : (this.shouldCompleteCommands(n3) && this.handleCommandCompletion(r3, n3), i4 && i4.arguments.size > 0 && this.handlePositionalCompletion(i4, r3)), this.complete(n3);
  }
  setup(a3, o3, s2) {
    switch (i2(s2 === `zsh` || s2 === `bash` || s2 === `fish` || s2 === `powershell`, `Unsupported shell`), s2) {
      case `zsh`: {
        let t3 = t(a3, o3);
        console.log(t3);
        break;
      }
      case `bash`: {
        let e = n(a3, o3);
        console.log(e);
        break;
      }
      case `fish`: {
        let e = r(a3, o3);
        console.log(e);
        break;
      }
      case `powershell`: {
        let e = i(a3, o3);
        console.log(e);
        break;
      }
    }
  }
};
var u = new l();

// node_modules/@bomb.sh/tab/dist/powershell-C1q3FW2e.mjs
function t(t3, n3) {
  return `#compdef ${t3}
compdef _${t3} ${t3}

# zsh completion for ${t3} -*- shell-script -*-

__${t3}_debug() {
    local file="$BASH_COMP_DEBUG_FILE"
    if [[ -n \${file} ]]; then
        echo "$*" >> "\${file}"
    fi
}

_${t3}() {
    local shellCompDirectiveError=${a.ShellCompDirectiveError}
    local shellCompDirectiveNoSpace=${a.ShellCompDirectiveNoSpace}
    local shellCompDirectiveNoFileComp=${a.ShellCompDirectiveNoFileComp}
    local shellCompDirectiveFilterFileExt=${a.ShellCompDirectiveFilterFileExt}
    local shellCompDirectiveFilterDirs=${a.ShellCompDirectiveFilterDirs}
    local shellCompDirectiveKeepOrder=${a.ShellCompDirectiveKeepOrder}

    local lastParam lastChar flagPrefix requestComp out directive comp lastComp noSpace keepOrder
    local -a completions

    __${t3}_debug "\\n========= starting completion logic =========="
    __${t3}_debug "CURRENT: \${CURRENT}, words[*]: \${words[*]}"

    # The user could have moved the cursor backwards on the command-line.
    # We need to trigger completion from the $CURRENT location, so we need
    # to truncate the command-line ($words) up to the $CURRENT location.
    # (We cannot use $CURSOR as its value does not work when a command is an alias.)
    words=( "\${=words[1,CURRENT]}" )
    __${t3}_debug "Truncated words[*]: \${words[*]},"

    lastParam=\${words[-1]}
    lastChar=\${lastParam[-1]}
    __${t3}_debug "lastParam: \${lastParam}, lastChar: \${lastChar}"

    # For zsh, when completing a flag with an = (e.g., ${t3} -n=<TAB>)
    # completions must be prefixed with the flag
    setopt local_options BASH_REMATCH
    if [[ "\${lastParam}" =~ '-.*=' ]]; then
        # We are dealing with a flag with an =
        flagPrefix="-P \${BASH_REMATCH}"
    fi

    # Prepare the command to obtain completions, ensuring arguments are quoted for eval
    local -a args_to_quote=("\${(@)words[2,-1]}")
    if [ "\${lastChar}" = "" ] && [ "\${args_to_quote[-1]}" != "" ]; then
        # If the last parameter is complete (there is a space following it)
        # We add an extra empty parameter so we can indicate this to the go completion code.
        __${t3}_debug "Adding extra empty parameter"
        args_to_quote+=("")
    fi

    # Use Zsh's (q) flag to quote each argument safely for eval
    local quoted_args=("\${(@q)args_to_quote}")

    # Join the main command and the quoted arguments into a single string for eval
    requestComp="${n3} complete -- \${quoted_args[*]}"

    __${t3}_debug "About to call: eval \${requestComp}"

    # Use eval to handle any environment variables and such
    out=$(eval \${requestComp} 2>/dev/null)
    __${t3}_debug "completion output: \${out}"

    # Extract the directive integer following a : from the last line
    local lastLine
    while IFS='
' read -r line; do
        lastLine=\${line}
    done < <(printf "%s
" "\${out[@]}")
    __${t3}_debug "last line: \${lastLine}"

    if [ "\${lastLine[1]}" = : ]; then
        directive=\${lastLine[2,-1]}
        # Remove the directive including the : and the newline
        local suffix
        (( suffix=\${#lastLine}+2))
        out=\${out[1,-$suffix]}
    else
        # There is no directive specified.  Leave $out as is.
        __${t3}_debug "No directive found.  Setting to default"
        directive=0
    fi

    __${t3}_debug "directive: \${directive}"
    __${t3}_debug "completions: \${out}"
    __${t3}_debug "flagPrefix: \${flagPrefix}"

    if [ $((directive & shellCompDirectiveError)) -ne 0 ]; then
        __${t3}_debug "Completion received error. Ignoring completions."
        return
    fi

    local activeHelpMarker="%"
    local endIndex=\${#activeHelpMarker}
    local startIndex=$((\${#activeHelpMarker}+1))
    local hasActiveHelp=0
    while IFS='
' read -r comp; do
        # Check if this is an activeHelp statement (i.e., prefixed with $activeHelpMarker)
        if [ "\${comp[1,$endIndex]}" = "$activeHelpMarker" ];then
            __${t3}_debug "ActiveHelp found: $comp"
            comp="\${comp[$startIndex,-1]}"
            if [ -n "$comp" ]; then
                compadd -x "\${comp}"
                __${t3}_debug "ActiveHelp will need delimiter"
                hasActiveHelp=1
            fi
            continue
        fi

        if [ -n "$comp" ]; then
            # If requested, completions are returned with a description.
            # The description is preceded by a TAB character.
            # For zsh's _describe, we need to use a : instead of a TAB.
            # We first need to escape any : as part of the completion itself.
            comp=\${comp//:/\\:}

            local tab="$(printf '\\t')"
            comp=\${comp//$tab/:}

            __${t3}_debug "Adding completion: \${comp}"
            completions+=\${comp}
            lastComp=$comp
        fi
    done < <(printf "%s
" "\${out[@]}")

    # Add a delimiter after the activeHelp statements, but only if:
    # - there are completions following the activeHelp statements, or
    # - file completion will be performed (so there will be choices after the activeHelp)
    if [ $hasActiveHelp -eq 1 ]; then
        if [ \${#completions} -ne 0 ] || [ $((directive & shellCompDirectiveNoFileComp)) -eq 0 ]; then
            __${t3}_debug "Adding activeHelp delimiter"
            compadd -x "--"
            hasActiveHelp=0
        fi
    fi

    if [ $((directive & shellCompDirectiveNoSpace)) -ne 0 ]; then
        __${t3}_debug "Activating nospace."
        noSpace="-S ''"
    fi

    if [ $((directive & shellCompDirectiveKeepOrder)) -ne 0 ]; then
        __${t3}_debug "Activating keep order."
        keepOrder="-V"
    fi

    if [ $((directive & shellCompDirectiveFilterFileExt)) -ne 0 ]; then
        # File extension filtering
        local filteringCmd
        filteringCmd='_files'
        for filter in \${completions[@]}; do
            if [ \${filter[1]} != '*' ]; then
                # zsh requires a glob pattern to do file filtering
                filter="\\*.$filter"
            fi
            filteringCmd+=" -g $filter"
        done
        filteringCmd+=" \${flagPrefix}"

        __${t3}_debug "File filtering command: $filteringCmd"
        _arguments '*:filename:'"$filteringCmd"
    elif [ $((directive & shellCompDirectiveFilterDirs)) -ne 0 ]; then
        # File completion for directories only
        local subdir
        subdir="\${completions[1]}"
        if [ -n "$subdir" ]; then
            __${t3}_debug "Listing directories in $subdir"
            pushd "\${subdir}" >/dev/null 2>&1
        else
            __${t3}_debug "Listing directories in ."
        fi

        local result
        _arguments '*:dirname:_files -/'" \${flagPrefix}"
        result=$?
        if [ -n "$subdir" ]; then
            popd >/dev/null 2>&1
        fi
        return $result
    else
        __${t3}_debug "Calling _describe"
        if eval _describe $keepOrder "completions" completions -Q \${flagPrefix} \${noSpace}; then
            __${t3}_debug "_describe found some completions"

            # Return the success of having called _describe
            return 0
        else
            __${t3}_debug "_describe did not find completions."
            __${t3}_debug "Checking if we should do file completion."
            if [ $((directive & shellCompDirectiveNoFileComp)) -ne 0 ]; then
                __${t3}_debug "deactivating file completion"

                # Return 0 to indicate completion is finished and prevent zsh from
                # trying other completion algorithms (which could cause hanging).
                # We use NoFileComp directive to explicitly disable file completion.
                return 0
            else
                # Perform file completion
                __${t3}_debug "Activating file completion"

                # We must return the result of this command, so it must be the
                # last command, or else we must store its result to return it.
                _arguments '*:filename:_files'" \${flagPrefix}"
            fi
        fi
    fi
}

# don't run the completion function when being sourced or eval-ed
if [ "\${funcstack[1]}" = "_${t3}" ]; then
    _${t3}
fi
`;
}
function n(t3, n3) {
  let r3 = t3.replace(/[-:]/g, `_`);
  return `# bash completion for ${t3}

# Define shell completion directives
readonly ShellCompDirectiveError=${a.ShellCompDirectiveError}
readonly ShellCompDirectiveNoSpace=${a.ShellCompDirectiveNoSpace}
readonly ShellCompDirectiveNoFileComp=${a.ShellCompDirectiveNoFileComp}
readonly ShellCompDirectiveFilterFileExt=${a.ShellCompDirectiveFilterFileExt}
readonly ShellCompDirectiveFilterDirs=${a.ShellCompDirectiveFilterDirs}
readonly ShellCompDirectiveKeepOrder=${a.ShellCompDirectiveKeepOrder}

# Function to debug completion
__${r3}_debug() {
    if [[ -n \${BASH_COMP_DEBUG_FILE:-} ]]; then
        echo "$*" >> "\${BASH_COMP_DEBUG_FILE}"
    fi
}

# Function to handle completions
__${r3}_complete() {
    local cur prev words cword
    _get_comp_words_by_ref -n "=:" cur prev words cword

    local requestComp out directive
    
    # Build the command to get completions
    requestComp="${n3} complete -- \${words[@]:1}"
    
    # Add an empty parameter if the last parameter is complete
    if [[ -z "$cur" ]]; then
        requestComp="$requestComp ''"
    fi
    
    # Get completions from the program
    out=$(eval "$requestComp" 2>/dev/null)
    
    # Extract directive if present
    directive=0
    if [[ "$out" == *:* ]]; then
        directive=\${out##*:}
        out=\${out%:*}
    fi
    
    # Process completions based on directive
    if [[ $((directive & $ShellCompDirectiveError)) -ne 0 ]]; then
        # Error, no completion
        return
    fi
    
    # Apply directives
    if [[ $((directive & $ShellCompDirectiveNoSpace)) -ne 0 ]]; then
        compopt -o nospace
    fi
    if [[ $((directive & $ShellCompDirectiveKeepOrder)) -ne 0 ]]; then
        compopt -o nosort
    fi
    if [[ $((directive & $ShellCompDirectiveNoFileComp)) -ne 0 ]]; then
        compopt +o default
    fi
    
    # Handle file extension filtering
    if [[ $((directive & $ShellCompDirectiveFilterFileExt)) -ne 0 ]]; then
        local filter=""
        for ext in $out; do
            filter="$filter|$ext"
        done
        filter="\\.($filter)"
        compopt -o filenames
        COMPREPLY=( $(compgen -f -X "!$filter" -- "$cur") )
        return
    fi
    
    # Handle directory filtering
    if [[ $((directive & $ShellCompDirectiveFilterDirs)) -ne 0 ]]; then
        compopt -o dirnames
        COMPREPLY=( $(compgen -d -- "$cur") )
        return
    fi
    
    # Process completions
    local IFS=$'\\n'
    local tab=$(printf '\\t')
    
    # Parse completions with descriptions
    local completions=()
    while read -r comp; do
        if [[ "$comp" == *$tab* ]]; then
            # Split completion and description
            local value=\${comp%%$tab*}
            local desc=\${comp#*$tab}
            completions+=("$value")
        else
            completions+=("$comp")
        fi
    done <<< "$out"
    
    # Return completions
    COMPREPLY=( $(compgen -W "\${completions[*]}" -- "$cur") )
}

# Register completion function
complete -F __${r3}_complete ${t3}
`;
}
function r(t3, n3) {
  let r3 = t3.replace(/[-:]/g, `_`), i4 = a.ShellCompDirectiveError, a3 = a.ShellCompDirectiveNoSpace, o3 = a.ShellCompDirectiveNoFileComp, s2 = a.ShellCompDirectiveFilterFileExt, c2 = a.ShellCompDirectiveFilterDirs;
  return `# fish completion for ${t3} -*- shell-script -*-

function __${r3}_debug
    set -l file "$BASH_COMP_DEBUG_FILE"
    if test -n "$file"
        echo "$argv" >> $file
    end
end

function __${r3}_perform_completion
    __${r3}_debug "Starting __${r3}_perform_completion"

    # Extract all args except the last one
    set -l args (commandline -opc)
    # Extract the token currently being completed (may be empty on a trailing space)
    set -l lastArg (commandline -ct)

    __${r3}_debug "args: $args"
    __${r3}_debug "last arg: $lastArg"

    # Pass each arg as its own token (no string join/eval, which would collapse multi-segment paths); quote "$lastArg" so an empty trailing token is still sent.
    __${r3}_debug "Calling ${n3} complete -- $args[2..-1] $lastArg"
    set -l results (${n3} complete -- $args[2..-1] "$lastArg" 2> /dev/null)

    # Some programs may output extra empty lines after the directive.
    # Let's ignore them or else it will break completion.
    # Ref: https://github.com/spf13/cobra/issues/1279
    for line in $results[-1..1]
        if test (string trim -- $line) = ""
            # Found an empty line, remove it
            set results $results[1..-2]
        else
            # Found non-empty line, we have our proper output
            break
        end
    end

    set -l comps $results[1..-2]
    set -l directiveLine $results[-1]

    # For Fish, when completing a flag with an = (e.g., <program> -n=<TAB>)
    # completions must be prefixed with the flag
    set -l flagPrefix (string match -r -- '-.*=' "$lastArg")

    __${r3}_debug "Comps: $comps"
    __${r3}_debug "DirectiveLine: $directiveLine"
    __${r3}_debug "flagPrefix: $flagPrefix"

    for comp in $comps
        printf "%s%s\\n" "$flagPrefix" "$comp"
    end

    printf "%s\\n" "$directiveLine"
end

# This function limits calls to __${r3}_perform_completion, by caching the result
function __${r3}_perform_completion_once
    __${r3}_debug "Starting __${r3}_perform_completion_once"

    if test -n "$__${r3}_perform_completion_once_result"
        __${r3}_debug "Seems like a valid result already exists, skipping __${r3}_perform_completion"
        return 0
    end

    set --global __${r3}_perform_completion_once_result (__${r3}_perform_completion)
    if test -z "$__${r3}_perform_completion_once_result"
        __${r3}_debug "No completions, probably due to a failure"
        return 1
    end

    __${r3}_debug "Performed completions and set __${r3}_perform_completion_once_result"
    return 0
end

# This function is used to clear the cached result after completions are run
function __${r3}_clear_perform_completion_once_result
    __${r3}_debug ""
    __${r3}_debug "========= clearing previously set __${r3}_perform_completion_once_result variable =========="
    set --erase __${r3}_perform_completion_once_result
    __${r3}_debug "Successfully erased the variable __${r3}_perform_completion_once_result"
end

function __${r3}_requires_order_preservation
    __${r3}_debug ""
    __${r3}_debug "========= checking if order preservation is required =========="

    __${r3}_perform_completion_once
    if test -z "$__${r3}_perform_completion_once_result"
        __${r3}_debug "Error determining if order preservation is required"
        return 1
    end

    set -l directive (string sub --start 2 $__${r3}_perform_completion_once_result[-1])
    __${r3}_debug "Directive is: $directive"

    set -l shellCompDirectiveKeepOrder ${a.ShellCompDirectiveKeepOrder}
    set -l keeporder (math (math --scale 0 $directive / $shellCompDirectiveKeepOrder) % 2)
    __${r3}_debug "Keeporder is: $keeporder"

    if test $keeporder -ne 0
        __${r3}_debug "This does require order preservation"
        return 0
    end

    __${r3}_debug "This doesn't require order preservation"
    return 1
end

# This function does two things:
# - Obtain the completions and store them in the global __${r3}_comp_results
# - Return false if file completion should be performed
function __${r3}_prepare_completions
    __${r3}_debug ""
    __${r3}_debug "========= starting completion logic =========="

    # Start fresh
    set --erase __${r3}_comp_results

    __${r3}_perform_completion_once
    __${r3}_debug "Completion results: $__${r3}_perform_completion_once_result"

    if test -z "$__${r3}_perform_completion_once_result"
        __${r3}_debug "No completion, probably due to a failure"
        # Might as well do file completion, in case it helps
        return 1
    end

    set -l directive (string sub --start 2 $__${r3}_perform_completion_once_result[-1])
    set --global __${r3}_comp_results $__${r3}_perform_completion_once_result[1..-2]

    __${r3}_debug "Completions are: $__${r3}_comp_results"
    __${r3}_debug "Directive is: $directive"

    set -l shellCompDirectiveError ${i4}
    set -l shellCompDirectiveNoSpace ${a3}
    set -l shellCompDirectiveNoFileComp ${o3}
    set -l shellCompDirectiveFilterFileExt ${s2}
    set -l shellCompDirectiveFilterDirs ${c2}

    if test -z "$directive"
        set directive 0
    end

    set -l compErr (math (math --scale 0 $directive / $shellCompDirectiveError) % 2)
    if test $compErr -eq 1
        __${r3}_debug "Received error directive: aborting."
        # Might as well do file completion, in case it helps
        return 1
    end

    set -l filefilter (math (math --scale 0 $directive / $shellCompDirectiveFilterFileExt) % 2)
    set -l dirfilter (math (math --scale 0 $directive / $shellCompDirectiveFilterDirs) % 2)
    if test $filefilter -eq 1; or test $dirfilter -eq 1
        __${r3}_debug "File extension filtering or directory filtering not supported"
        # Do full file completion instead
        return 1
    end

    set -l nospace (math (math --scale 0 $directive / $shellCompDirectiveNoSpace) % 2)
    set -l nofiles (math (math --scale 0 $directive / $shellCompDirectiveNoFileComp) % 2)

    __${r3}_debug "nospace: $nospace, nofiles: $nofiles"

    # If we want to prevent a space, or if file completion is NOT disabled,
    # we need to count the number of valid completions.
    # To do so, we will filter on prefix as the completions we have received
    # may not already be filtered so as to allow fish to match on different
    # criteria than the prefix.
    if test $nospace -ne 0; or test $nofiles -eq 0
        set -l prefix (commandline -t | string escape --style=regex)
        __${r3}_debug "prefix: $prefix"

        set -l completions (string match -r -- "^$prefix.*" $__${r3}_comp_results)
        set --global __${r3}_comp_results $completions
        __${r3}_debug "Filtered completions are: $__${r3}_comp_results"

        # Important not to quote the variable for count to work
        set -l numComps (count $__${r3}_comp_results)
        __${r3}_debug "numComps: $numComps"

        if test $numComps -eq 1; and test $nospace -ne 0
            # We must first split on \\t to get rid of the descriptions to be
            # able to check what the actual completion will be.
            # We don't need descriptions anyway since there is only a single
            # real completion which the shell will expand immediately.
            set -l split (string split --max 1 "\\t" $__${r3}_comp_results[1])

            # Fish won't add a space if the completion ends with any
            # of the following characters: @=/:.,
            set -l lastChar (string sub -s -1 -- $split)
            if not string match -r -q "[@=/:.,]" -- "$lastChar"
                # In other cases, to support the "nospace" directive we trick the shell
                # by outputting an extra, longer completion.
                __${r3}_debug "Adding second completion to perform nospace directive"
                set --global __${r3}_comp_results $split[1] $split[1].
                __${r3}_debug "Completions are now: $__${r3}_comp_results"
            end
        end

        if test $numComps -eq 0; and test $nofiles -eq 0
            # To be consistent with bash and zsh, we only trigger file
            # completion when there are no other completions
            __${r3}_debug "Requesting file completion"
            return 1
        end
    end

    return 0
end

# Since Fish completions are only loaded once the user triggers them, we trigger them ourselves
# so we can properly delete any completions provided by another script.
# Only do this if the program can be found, or else fish may print some errors; besides,
# the existing completions will only be loaded if the program can be found.
if type -q "${t3}"
    # The space after the program name is essential to trigger completion for the program
    # and not completion of the program name itself.
    # Also, we use '> /dev/null 2>&1' since '&>' is not supported in older versions of fish.
    complete --do-complete "${t3} " > /dev/null 2>&1
end

# Remove any pre-existing completions for the program since we will be handling all of them.
complete -c ${t3} -e

# This will get called after the two calls below and clear the cached result
complete -c ${t3} -n '__${r3}_clear_perform_completion_once_result'
# The call to __${r3}_prepare_completions will setup __${r3}_comp_results
# which provides the program's completion choices.
# If this doesn't require order preservation, we don't use the -k flag
complete -c ${t3} -n 'not __${r3}_requires_order_preservation && __${r3}_prepare_completions' -f -a '$__${r3}_comp_results'
# Otherwise we use the -k flag
complete -k -c ${t3} -n '__${r3}_requires_order_preservation && __${r3}_prepare_completions' -f -a '$__${r3}_comp_results'
`;
}
function i(t3, n3) {
  let r3 = t3.replace(/[-:]/g, `_`);
  return `# powershell completion for ${t3} -*- shell-script -*-

  [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    function __${t3}_debug {
        if ($env:BASH_COMP_DEBUG_FILE) {
            "$args" | Out-File -Append -FilePath "$env:BASH_COMP_DEBUG_FILE"
        }
    }

    filter __${t3}_escapeStringWithSpecialChars {
        $_ -replace '\\s|#|@|\\$|;|,|''|\\{|\\}|\\(|\\)|"|\\||<|>|&','\`$&'
    }

[scriptblock]$__${r3}CompleterBlock = {
    param(
            $WordToComplete,
            $CommandAst,
            $CursorPosition
        )

    # Get the current command line and convert into a string
    $Command = $CommandAst.CommandElements
    $Command = "$Command"

    __${t3}_debug ""
    __${t3}_debug "========= starting completion logic =========="
    __${t3}_debug "WordToComplete: $WordToComplete Command: $Command CursorPosition: $CursorPosition"

    # The user could have moved the cursor backwards on the command-line.
    # We need to trigger completion from the $CursorPosition location, so we need
    # to truncate the command-line ($Command) up to the $CursorPosition location.
    # Make sure the $Command is longer then the $CursorPosition before we truncate.
    # This happens because the $Command does not include the last space.
    if ($Command.Length -gt $CursorPosition) {
        $Command = $Command.Substring(0, $CursorPosition)
    }
    __${t3}_debug "Truncated command: $Command"

    $ShellCompDirectiveError=${a.ShellCompDirectiveError}
    $ShellCompDirectiveNoSpace=${a.ShellCompDirectiveNoSpace}
    $ShellCompDirectiveNoFileComp=${a.ShellCompDirectiveNoFileComp}
    $ShellCompDirectiveFilterFileExt=${a.ShellCompDirectiveFilterFileExt}
    $ShellCompDirectiveFilterDirs=${a.ShellCompDirectiveFilterDirs}
    $ShellCompDirectiveKeepOrder=${a.ShellCompDirectiveKeepOrder}

    # Prepare the command to request completions for the program.
    # Split the command at the first space to separate the program and arguments.
    $Program, $Arguments = $Command.Split(" ", 2)

    $QuotedArgs = ($Arguments -split ' ' | ForEach-Object { "'" + ($_ -replace "'", "''") + "'" }) -join ' '
    __${t3}_debug "QuotedArgs: $QuotedArgs"

    $RequestComp = "& ${n3} complete '--' $QuotedArgs"
    __${t3}_debug "RequestComp: $RequestComp"

    # we cannot use $WordToComplete because it
    # has the wrong values if the cursor was moved
    # so use the last argument
    if ($WordToComplete -ne "" ) {
        $WordToComplete = $Arguments.Split(" ")[-1]
    }
    __${t3}_debug "New WordToComplete: $WordToComplete"


    # Check for flag with equal sign
    $IsEqualFlag = ($WordToComplete -Like "--*=*" )
    if ( $IsEqualFlag ) {
        __${t3}_debug "Completing equal sign flag"
        # Remove the flag part
        $Flag, $WordToComplete = $WordToComplete.Split("=", 2)
    }
    $HasTrailingEmptyArg = $QuotedArgs -match "(^| )''$"
    __${t3}_debug "HasTrailingEmptyArg: $HasTrailingEmptyArg"
    
    if ( $WordToComplete -eq "" -And ( -Not $IsEqualFlag ) -And ( -Not $HasTrailingEmptyArg )) {
        # If the last parameter is complete (there is a space following it)
        # We add an extra empty parameter so we can indicate this to the go method.
        __${t3}_debug "Adding extra empty parameter"
        # PowerShell 7.2+ changed the way how the arguments are passed to executables,
        # so for pre-7.2 or when Legacy argument passing is enabled we need to use
        if ($PSVersionTable.PsVersion -lt [version]'7.2.0' -or
            ($PSVersionTable.PsVersion -lt [version]'7.3.0' -and -not [ExperimentalFeature]::IsEnabled("PSNativeCommandArgumentPassing")) -or
            (($PSVersionTable.PsVersion -ge [version]'7.3.0' -or [ExperimentalFeature]::IsEnabled("PSNativeCommandArgumentPassing")) -and
              $PSNativeCommandArgumentPassing -eq 'Legacy')) {
             $RequestComp="$RequestComp" + ' \`"\`"'
        } else {
             $RequestComp = "$RequestComp" + ' ""'
        }
    }

    __${t3}_debug "Calling $RequestComp"
    # First disable ActiveHelp which is not supported for Powershell
    $env:ActiveHelp = 0

    # call the command store the output in $out and redirect stderr and stdout to null
    # $Out is an array contains each line per element
    Invoke-Expression -OutVariable out "$RequestComp" 2>&1 | Out-Null

    # get directive from last line
    [int]$Directive = $Out[-1].TrimStart(':')
    if ($Directive -eq "") {
        # There is no directive specified
        $Directive = 0
    }
    __${t3}_debug "The completion directive is: $Directive"

    # remove directive (last element) from out
    $Out = $Out | Where-Object { $_ -ne $Out[-1] }
    __${t3}_debug "The completions are: $Out"

    if (($Directive -band $ShellCompDirectiveError) -ne 0 ) {
        # Error code.  No completion.
        __${t3}_debug "Received error from custom completion go code"
        return
    }

    $Longest = 0
    [Array]$Values = $Out | ForEach-Object {
        # Split the output in name and description
        $Name, $Description = $_.Split("\`t", 2)
        __${t3}_debug "Name: $Name Description: $Description"

        # Look for the longest completion so that we can format things nicely
        if ($Longest -lt $Name.Length) {
            $Longest = $Name.Length
        }

        # Set the description to a one space string if there is none set.
        # This is needed because the CompletionResult does not accept an empty string as argument
        if (-Not $Description) {
            $Description = " "
        }
        @{ Name = "$Name"; Description = "$Description" }
    }


    $Space = " "
    if (($Directive -band $ShellCompDirectiveNoSpace) -ne 0 ) {
        # remove the space here
        __${t3}_debug "ShellCompDirectiveNoSpace is called"
        $Space = ""
    }

    if ((($Directive -band $ShellCompDirectiveFilterFileExt) -ne 0 ) -or
       (($Directive -band $ShellCompDirectiveFilterDirs) -ne 0 ))  {
        __${t3}_debug "ShellCompDirectiveFilterFileExt ShellCompDirectiveFilterDirs are not supported"

        # return here to prevent the completion of the extensions
        return
    }

    $Values = $Values | Where-Object {
        # filter the result
        $_.Name -like "$WordToComplete*"

        # Join the flag back if we have an equal sign flag
        if ( $IsEqualFlag ) {
            __${t3}_debug "Join the equal sign flag back to the completion value"
            $_.Name = $Flag + "=" + $_.Name
        }
    }

    # we sort the values in ascending order by name if keep order isn't passed
    if (($Directive -band $ShellCompDirectiveKeepOrder) -eq 0 ) {
        $Values = $Values | Sort-Object -Property Name
    }

    if (($Directive -band $ShellCompDirectiveNoFileComp) -ne 0 ) {
        __${t3}_debug "ShellCompDirectiveNoFileComp is called"

        if ($Values.Length -eq 0) {
            # Just print an empty string here so the
            # shell does not start to complete paths.
            # We cannot use CompletionResult here because
            # it does not accept an empty string as argument.
            ""
            return
        }
    }

    # Get the current mode
    $Mode = (Get-PSReadLineKeyHandler | Where-Object { $_.Key -eq "Tab" }).Function
    __${t3}_debug "Mode: $Mode"

    $Values | ForEach-Object {

        # store temporary because switch will overwrite $_
        $comp = $_

        # PowerShell supports three different completion modes
        # - TabCompleteNext (default windows style - on each key press the next option is displayed)
        # - Complete (works like bash)
        # - MenuComplete (works like zsh)
        # You set the mode with Set-PSReadLineKeyHandler -Key Tab -Function <mode>

        # CompletionResult Arguments:
        # 1) CompletionText text to be used as the auto completion result
        # 2) ListItemText   text to be displayed in the suggestion list
        # 3) ResultType     type of completion result
        # 4) ToolTip        text for the tooltip with details about the object

        switch ($Mode) {

            # bash like
            "Complete" {

                if ($Values.Length -eq 1) {
                    __${t3}_debug "Only one completion left"

                    # insert space after value
                    [System.Management.Automation.CompletionResult]::new($($comp.Name | __${t3}_escapeStringWithSpecialChars) + $Space, "$($comp.Name)", 'ParameterValue', "$($comp.Description)")

                } else {
                    # Add the proper number of spaces to align the descriptions
                    while($comp.Name.Length -lt $Longest) {
                        $comp.Name = $comp.Name + " "
                    }

                    # Check for empty description and only add parentheses if needed
                    if ($($comp.Description) -eq " " ) {
                        $Description = ""
                    } else {
                        $Description = "  ($($comp.Description))"
                    }

                    [System.Management.Automation.CompletionResult]::new("$($comp.Name)$Description", "$($comp.Name)$Description", 'ParameterValue', "$($comp.Description)")
                }
             }

            # zsh like
            "MenuComplete" {
                # insert space after value
                # MenuComplete will automatically show the ToolTip of
                # the highlighted value at the bottom of the suggestions.
                [System.Management.Automation.CompletionResult]::new($($comp.Name | __${t3}_escapeStringWithSpecialChars) + $Space, "$($comp.Name)", 'ParameterValue', "$($comp.Description)")
            }

            # TabCompleteNext and in case we get something unknown
            Default {
                # Like MenuComplete but we don't want to add a space here because
                # the user need to press space anyway to get the completion.
                # Description will not be shown because that's not possible with TabCompleteNext
                [System.Management.Automation.CompletionResult]::new($($comp.Name | __${t3}_escapeStringWithSpecialChars), "$($comp.Name)", 'ParameterValue', "$($comp.Description)")
            }
        }

    }
}

Register-ArgumentCompleter -CommandName '${t3}' -ScriptBlock $__${r3}CompleterBlock
`;
}

// node_modules/@bomb.sh/tab/dist/commander.mjs
function t2(t3, n3) {
  let i4 = t3.name(), o3 = n3?.completionCommandName ?? `complete`, s2 = t3.createCommand(o3).description(`Generate shell completion scripts`).addArgument(t3.createArgument(`<shell>`, `Shell type for completion script`).choices([`zsh`, `bash`, `fish`, `powershell`])).action((t4) => {
    u.setup(i4, i4, t4);
  });
  s2.copyInheritedSettings(t3);
  let c2 = t3.createCommand(`complete`).description(`Generate completion suggestions`).usage(`-- [args...]`).argument(`[args...]`).action((n4) => {
    if (o3 !== `complete`) {
      let e = t3.rawArgs;
      n4.length === 1 && !e.includes(`--`) && t3.error(`error: completion requests are called like \`complete -- [args]\`.
(Did you mean \`${o3} ${n4[0]}\` to generate shell script?)`);
    }
    u.parse(n4);
  });
  return c2.copyInheritedSettings(t3), o3 === `complete` ? t3.command(`complete`).description(`Generate shell completion scripts`).argument(`[shell]`, `shell type (choices: "zsh", "bash", "fish", "powershell")`).allowExcessArguments().action((e, n4, r3) => {
    let i5 = t3.rawArgs, a3 = i5.indexOf(`complete`), o4 = i5.indexOf(`--`);
    a3 !== -1 && o4 !== -1 && o4 === a3 + 1 ? c2.parse([`--`, ...r3.args], { from: `user` }) : s2.parse(r3.args, { from: `user` });
  }) : (t3.addCommand(s2), t3.addCommand(c2, { hidden: true })), r2(t3), a2(t3), u;
}
function n2(e, t3) {
  let n3 = t3.createHelp().visibleOptions(t3);
  for (let t4 of n3) {
    let n4 = t4.short?.slice(1);
    n4 && n4[0] === `-` && (n4 = void 0);
    let r3 = t4.long?.slice(2);
    if (r3) {
      let i4 = t4.required || t4.optional, a3 = t4.argChoices ?? [], o3;
      i4 && a3.length > 0 ? o3 = (e2) => {
        for (let t5 of a3) e2(t5, ``);
      } : i4 && (o3 = () => {
      }), o3 ? e.option(r3, t4.description, o3, n4) : e.option(r3, t4.description, n4);
    }
  }
}
function r2(t3) {
  n2(u, t3), i3(u, t3);
}
function i3(e, t3) {
  for (let n3 of t3.registeredArguments) {
    let t4 = n3.argChoices;
    t4?.length ? e.argument(n3.name(), (e2) => {
      for (let n4 of t4) e2(n4, ``);
    }, n3.variadic) : e.argument(n3.name(), void 0, n3.variadic);
  }
}
function a2(t3) {
  let r3 = /* @__PURE__ */ new Map();
  o2(t3, ``, r3);
  for (let [t4, a3] of r3.entries()) {
    if (t4 === ``) continue;
    let r4 = u.command(t4, a3.description() || ``);
    n2(r4, a3), i3(r4, a3);
  }
}
function o2(e, t3, n3) {
  n3.set(t3, e);
  let r3 = e.createHelp().visibleCommands(e);
  for (let e2 of r3) o2(e2, t3 ? `${t3} ${e2.name()}` : e2.name(), n3);
}

// src/cli/directory-option.ts
import { statSync } from "node:fs";
var directoryOption = (description) => new Option("-C, --directory <path>", description).argParser((path2) => {
  if (statSync(path2, { throwIfNoEntry: false })?.isDirectory() === true) return path2;
  throw new InvalidArgumentError("There is no such folder.");
});
var CHECKOUT = "The root of the checkout, where it is not the current folder.";

// src/cli/doctor-command.ts
import { chdir } from "node:process";

// src/run-doctor.ts
import { basename } from "node:path";

// src/adapters/github/github-settings.ts
var LIMITS = { attemptMs: 8e3, longestWaitMs: 5e3, bytes: 1024 * 1024 };
var REPOSITORY = external_exports.object({ full_name: external_exports.string(), default_branch: external_exports.string().min(1) });
var ACTIONS = external_exports.object({
  enabled: external_exports.boolean(),
  allowed_actions: external_exports.enum(["all", "local_only", "selected"]).default("all")
});
var SELECTED = external_exports.object({
  github_owned_allowed: external_exports.boolean().default(false),
  verified_allowed: external_exports.boolean().default(false),
  patterns_allowed: external_exports.array(external_exports.string()).default([])
});
var TOKEN = external_exports.object({ default_workflow_permissions: external_exports.enum(["read", "write"]) });
var VARIABLES = external_exports.object({ total_count: external_exports.number(), variables: external_exports.array(external_exports.object({ name: external_exports.string() })) });
var ENVIRONMENT = external_exports.object({ protection_rules: external_exports.array(external_exports.object({ type: external_exports.string() })).default([]) });
var SUBJECT = external_exports.object({ use_default: external_exports.boolean(), sub_claim_prefix: external_exports.string().min(1).optional() });
var NO_TOKEN = "there is no token; set GH_TOKEN, for example to the output of `gh auth token`";
var makeGitHubSettings = (options) => {
  const call = makeCaller(options, LIMITS);
  const read3 = async (path2, schema) => {
    if (options.token === "") return { kind: "failed", because: NO_TOKEN };
    try {
      const reply = await call({
        name: `GET /repos/{}${path2}`,
        request: (client, { owner, repo, request }) => client.request(`GET /repos/{owner}/{repo}${path2}`, { owner, repo, request })
      });
      if (reply.kind === "failed") return refusal(reply.failure, reply.error.message);
      const parsed2 = schema.safeParse(reply.value.data);
      return parsed2.success ? { kind: "read", value: parsed2.data } : { kind: "failed", because: "the response of GitHub cannot be read" };
    } catch (error) {
      if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
      return { kind: "failed", because: error.message };
    }
  };
  return {
    repository: async () => mapped(await read3("", REPOSITORY), ({ full_name: name2, default_branch: branch }) => ({ name: name2, branch })),
    actions: async () => mapped(await read3("/actions/permissions", ACTIONS), ({ enabled, allowed_actions: allowed }) => ({
      ...{ enabled, allowed }
    })),
    selectedActions: async () => mapped(await read3("/actions/permissions/selected-actions", SELECTED), (found) => ({
      patterns: found.patterns_allowed,
      ofGitHub: found.github_owned_allowed,
      ofVerifiedCreators: found.verified_allowed
    })),
    token: async () => mapped(await read3("/actions/permissions/workflow", TOKEN), (found) => ({
      byDefault: found.default_workflow_permissions
    })),
    variables: (environment2) => variablesOf(environment2, read3),
    environment: async (name2) => mapped(await read3(`/environments/${encodeURIComponent(name2)}`, ENVIRONMENT), ({ protection_rules: rules }) => ({
      rules: rules.map(({ type }) => type)
    })),
    subject: async () => mapped(await read3("/actions/oidc/customization/sub", SUBJECT), (found) => ({
      prefix: found.use_default ? found.sub_claim_prefix ?? null : null
    }))
  };
};
var variablesOf = async (environment2, read3) => {
  const own = environment2 === null ? [] : [`/environments/${encodeURIComponent(environment2)}/variables`];
  const paths = ["/actions/variables", "/actions/organization-variables", ...own];
  const readings = await Promise.all(paths.map((path2) => read3(`${path2}?per_page=30`, VARIABLES)));
  const names = [];
  for (const reading of readings) {
    if (reading.kind === "missing") continue;
    if (reading.kind !== "read") return reading;
    if (reading.value.total_count > reading.value.variables.length)
      return { kind: "failed", because: "there are more variables than GitHub lists at once" };
    names.push(...reading.value.variables.map(({ name: name2 }) => name2));
  }
  return { kind: "read", value: names };
};
var mapped = (reading, map) => reading.kind === "read" ? { kind: "read", value: map(reading.value) } : reading;
var refusal = ({ status, isLimit }, because) => {
  if (status === 404) return { kind: "missing" };
  if (status === 401) return { kind: "failed", because: `the token is not valid (${because})` };
  return status === 403 && !isLimit ? { kind: "denied", action: because } : { kind: "failed", because };
};

// src/domain/github/repository-of-remote.ts
var SCHEMES = /* @__PURE__ */ new Set(["https:", "http:", "ssh:", "git:", "git+ssh:"]);
var HOSTS = /* @__PURE__ */ new Set(["github.com", "www.github.com", "ssh.github.com"]);
var NAMES = /^\/*([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?\/*$/;
var repositoryOfRemote = (remote) => {
  const place2 = placeOf(remote?.trim() ?? "");
  if (place2 === null || !HOSTS.has(place2.host.toLowerCase())) return null;
  const [, owner, name2] = NAMES.exec(place2.path) ?? [];
  return owner === void 0 || name2 === void 0 || isReserved(name2) ? null : `${owner}/${name2}`;
};
var isReserved = (name2) => [".", "..", ".git"].includes(name2);
var placeOf = (remote) => {
  if (remote.includes("://")) return ofUrl(remote);
  const [, host, path2] = /^(?:[^@/:]+@)?([^@/:]+):(.+)$/s.exec(remote) ?? [];
  return host === void 0 || path2 === void 0 ? null : { host, path: path2 };
};
var ofUrl = (remote) => {
  const url = URL.parse(remote);
  if (url === null || !SCHEMES.has(url.protocol) || url.search !== "" || url.hash !== "") return null;
  return { host: url.hostname, path: url.pathname };
};

// src/domain/github/workflow-calls.ts
var CALLED = ["ship", "promote", "rollback", "maintenance", "rescan", "check"];
var LEVELS = 32;
var REUSABLE = /^([\w.-]+\/[\w.-]*ship-to-ecs[\w.-]*\/\.github\/workflows\/(\w+)\.ya?ml@\S+)$/u;
var ACTION = /^[\w.-]+\/[\w.-]*ship-to-ecs[\w.-]*@\S+$/u;
var permissions = external_exports.union([
  external_exports.enum(["read-all", "write-all"]).transform((all2) => ({ "*": all2.replace("-all", "") })),
  external_exports.null().transform(() => ({})),
  external_exports.record(external_exports.string(), external_exports.string())
]).optional();
var inputs = external_exports.record(external_exports.string(), external_exports.unknown()).nullish().catch(null);
var STEP = external_exports.object({ uses: external_exports.string().optional().catch(void 0), with: inputs });
var JOB = external_exports.object({
  uses: external_exports.string().optional(),
  with: inputs,
  permissions,
  environment: external_exports.union([external_exports.string(), external_exports.object({ name: external_exports.string() }).transform(({ name: name2 }) => name2)]).nullish().catch(null),
  steps: external_exports.array(external_exports.unknown()).optional().catch(void 0)
});
var texts = external_exports.union([external_exports.string().transform((one2) => [one2]), external_exports.array(external_exports.string())]);
var EVENTS = external_exports.union([
  texts.transform((names) => Object.fromEntries(names.map((name2) => [name2, null]))),
  external_exports.record(external_exports.string(), external_exports.unknown())
]).catch({});
var WORKFLOW = external_exports.object({ on: EVENTS, permissions, jobs: external_exports.record(external_exports.string(), external_exports.unknown()) });
var workflowCalls = (files) => files.flatMap(callsIn);
var callsIn = ({ name: name2, text: text2 }) => {
  const parsed2 = parseYaml(text2, { levels: LEVELS });
  if (parsed2.kind !== "document" || parsed2.document.errors.length > 0) return [];
  const found = WORKFLOW.safeParse(parsed2.document.toJS({ maxAliasCount: 100 }));
  if (!found.success) return [];
  const { on, jobs } = found.data;
  const own = {
    file: name2,
    events: Object.keys(on),
    branches: branchesOf(on["push"]),
    permissions: found.data.permissions ?? null
  };
  return Object.entries(jobs).flatMap(([job, text3]) => {
    const read3 = JOB.safeParse(text3);
    return read3.success ? callsOf(read3.data, { ...own, job }) : [];
  });
};
var branchesOf = (push) => {
  const read3 = external_exports.object({ branches: texts }).safeParse(push);
  return read3.success ? read3.data.branches.filter((branch) => !/[*?+[!]/u.test(branch)) : null;
};
var callsOf = (job, of) => {
  const permissions2 = job.permissions ?? of.permissions;
  const [, ref, name2] = REUSABLE.exec(job.uses ?? "") ?? [];
  const called = CALLED.find((one2) => one2 === name2);
  if (ref !== void 0 && called !== void 0) {
    const given = job.with ?? {};
    return [{ ...of, permissions: permissions2, ref, uses: ref, called, environments: environmentsOf(given), roles: rolesIn(given) }];
  }
  const steps2 = (job.steps ?? []).flatMap((step) => STEP.safeParse(step).data ?? []);
  const own = steps2.filter(({ uses = "" }) => ACTION.test(uses));
  const environments2 = typeof job.environment === "string" ? literal(job.environment) : null;
  return own.map(({ uses = "", with: given }) => ({
    ...{ ...of, permissions: permissions2, ref: null, uses, called: "action", environments: environments2 },
    roles: rolesIn(given ?? {})
  }));
};
var literal = (text2) => text2.includes("${{") ? null : [text2];
var environmentsOf = (given) => {
  const { environment: environment2, environments: environments2 } = given;
  if (typeof environment2 === "string") return literal(environment2);
  if (typeof environments2 !== "string") return null;
  return external_exports.array(external_exports.string()).safeParse(jsonValue(environments2)).data ?? null;
};
var rolesIn = (given) => ({
  target: roleOf(given["role-to-assume"]),
  registry: roleOf(given["registry-role"])
});
var roleOf = (value2) => typeof value2 === "string" && value2.startsWith("arn:") ? value2 : null;

// src/domain/shell-word.ts
var PLAIN = /^[\w@%+=:,./-]+$/u;
var shellWord = (text2) => PLAIN.test(text2) ? text2 : `'${text2.replaceAll("'", String.raw`'\''`)}'`;
var shellCommand = (...words) => words.map(shellWord).join(" ");

// src/doctor/check-list.ts
var CHECKS = {
  docker: { title: "Docker engine", about: "the `docker` command is there, and its daemon answers; outside of a job of GitHub only a warning without it" },
  buildx: { title: "buildx", about: "a warning without it: plain `docker build` cannot do everything" },
  disk: { title: "Disk space", about: "a warning below 5 GiB where Docker keeps images" },
  settings: { title: "Settings", about: "`ship-to-ecs.yaml` and what it names can be read, for each environment; exit code 2 otherwise" },
  "github-repository": { title: "Repository on GitHub", about: "the remote `origin` is a repository on GitHub that the token can read" },
  "github-actions": { title: "GitHub Actions", about: "workflows may run in the repository, and use what those of the checkout call of ship-to-ecs" },
  "github-token": { title: "Token of its jobs", about: "a warning where it may write wherever a workflow has no `permissions`; `id-token` is granted by the job alone" },
  "github-workflows": { title: "Workflows", about: "each job of `.github/workflows` that calls ship-to-ecs grants what the called workflow asks for, such as `id-token: write`; a warning where none calls it" },
  "github-environment": { title: "GitHub environment", about: "it exists: GitHub creates a missing one without rules; a warning where it has no rule" },
  "github-sub": { title: "`sub` of its tokens", about: "what GitHub says that it will send for the environment; never composed" },
  "github-variables": { title: "GitHub variables", about: "each `vars.NAME` of `.github/workflows` is set in the repository, its organization or the environment" },
  "aws-credentials": { title: "AWS credentials", about: "there are credentials, and they are of the account of the environment" },
  "oidc-provider": { title: "OIDC provider", about: "the account has the provider of GitHub, with the audience of STS" },
  "deploy-role": { title: "Role of the deployment", about: "the role of `role-to-assume` exists" },
  "deploy-role-trust": { title: "Trust of that role", about: "it lets in the `sub` that GitHub will send, from each workflow of the checkout that deploys; a warning where it lets in other repositories or pull requests, too, or not the workflows for a rollback and for maintenance" },
  "deploy-role-policy": { title: "Permissions of that role", about: "`iam:SimulatePrincipalPolicy` for what every deployment calls; boundaries and policies of the organization can still deny" },
  "registry-oidc-provider": { title: "OIDC provider of the registry", about: "where `registry-role` is in another account, that account has the provider of GitHub, too" },
  "registry-role": { title: "Role of the registry", about: "the role of `registry-role` exists; looked at with credentials of its account" },
  "registry-role-trust": { title: "Trust of the registry's role", about: "it lets in the jobs that push and promote, which have another `sub` each, and nobody else" },
  "workflow-roles": { title: "Roles of other workflows", about: "the roles that workflows name themselves, such as for pull requests and rescans, exist and let in the jobs of these workflows" },
  repository: { title: "ECR repository", about: "it exists; a warning where tags can be moved" },
  cluster: { title: "ECS cluster", about: "it exists" },
  service: { title: "ECS service", about: "it exists, or `service-definition` says how the first deployment creates it" },
  plan: { title: "Plan of a deployment", about: "what `ship` would check before it builds: task definition, settings and service fit each other" },
  dependencies: { title: "What the service depends on", about: "all that `verify` knows: roles, secrets, log groups, target groups, networks, capacity" }
};

// src/doctor/doctor-check.ts
var ok = (what) => ({ status: "ok", what, fix: null });
var skipped = (what) => ({ status: "skipped", what, fix: null });
var failed = (what, fix) => ({ status: "fail", what, fix });
var warned = (what, fix) => ({ status: "warn", what, fix });
var runChecks = async (checks) => {
  const results = [];
  for (const check2 of checks) {
    const { id, environment: environment2 } = check2;
    const missing3 = check2.needs.find((need) => results.some((one2) => isNeeded(one2, need, environment2)));
    const finding = missing3 === void 0 ? await look(check2) : skipped(`needs ${CHECKS[missing3].title}`);
    results.push({ id, environment: environment2, ...finding });
  }
  const optional = new Set(checks.filter(({ isOptional }) => isOptional).map(({ id }) => id));
  return results.map((one2) => one2.status === "fail" && optional.has(one2.id) ? { ...one2, status: "warn" } : one2);
};
var isNeeded = (one2, need, environment2) => one2.id === need && (one2.environment === null || one2.environment === environment2) && (one2.status === "fail" || one2.status === "skipped");
var look = (check2) => check2.look().catch((error) => {
  if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
  if (isUnavailable(error)) return skipped(`no permission: ${error.operation}`);
  return skipped(`${error instanceof AwsError ? "AWS could not be asked" : "not known"}: ${error.message}`);
});
var ESSENTIAL = /* @__PURE__ */ new Set([
  ...["github-repository", "aws-credentials", "repository", "cluster", "service", "plan"]
]);
var notSeen = (results) => results.filter(({ id, status }) => status === "skipped" && ESSENTIAL.has(id));
var exitCodeOf = (results) => {
  const wrong2 = results.filter(({ status }) => status === "fail");
  if (wrong2.some(({ id }) => id === "settings")) return 2;
  return wrong2.length > 0 || notSeen(results).length > 0 ? 1 : 0;
};

// src/doctor/job-entrances.ts
var OWN = "ship-to-ecs/ship-to-ecs/.github/workflows";
var DEPLOYING = ["ship", "promote", "action"];
var deployEntrances = (of) => {
  const sub = subOfEnvironment(of);
  if (sub === null) return null;
  const known = callsFor(of).filter(({ roles }) => roles.target === null);
  return entrancesOf(sub, known, { assumed: ["rollback", "maintenance"] });
};
var registryEntrances = (of) => {
  const sub = subOfEnvironment(of);
  if (sub === null) return null;
  const known = callsFor(of).filter(({ roles, called }) => roles.registry === null && called !== "maintenance");
  const all2 = entrancesOf(sub, known, { assumed: [] });
  return { ...all2, needed: [...all2.needed, ...pushEntrances(of)] };
};
var pushEntrances = (of) => callsFor(of).filter(({ called, environments: environments2, roles }) => called === "ship" && environments2 !== null && roles.registry === null).flatMap((call) => subsOfEvents(call, of.tokens).map((sub) => [entranceOf(sub, call)]));
var givenRoles = (of) => {
  const calls = callsFor(of).filter(({ called }) => !HAS_ENVIRONMENT.has(called));
  const given = (kind) => {
    const arns = new Set(calls.flatMap(({ roles }) => roles[kind] ?? []));
    return [...arns].map((arn) => {
      const asking2 = calls.filter(({ roles }) => roles[kind] === arn);
      const needed = asking2.flatMap((call) => subsOfEvents(call, of.tokens).map((sub) => [entranceOf(sub, call)]));
      return { arn, of: kind, entrances: { needed, others: [] } };
    });
  };
  return [...given("target"), ...given("registry")];
};
var HAS_ENVIRONMENT = /* @__PURE__ */ new Set(["ship", "promote", "rollback", "action"]);
var callsFor = ({ calls, environment: environment2 }) => calls.filter(({ environments: environments2 }) => environments2 === null || environments2.includes(environment2));
var subOfEnvironment = ({ tokens: { prefix }, environment: environment2 }) => prefix === null ? null : `${prefix}:environment:${environment2.replaceAll(":", "%3A")}`;
var entrancesOf = (sub, calls, { assumed }) => {
  const deploying = calls.filter(({ called, environments: environments2 }) => DEPLOYING.includes(called) && environments2 !== null);
  const others = calls.filter(({ called }) => called === "rollback" || called === "maintenance");
  if (deploying.length > 0)
    return {
      needed: deploying.map((call) => [entranceOf(sub, call)]),
      others: others.map((call) => entranceOf(sub, call))
    };
  const own = (called) => ({
    sub,
    ref: `${OWN}/${called}.yml@${"0".repeat(40)}`,
    by: `${called}.yml`
  });
  return { needed: [[own("ship"), own("promote")]], others: assumed.map(own) };
};
var entranceOf = (sub, { ref, called, file }) => ({
  ...{ sub, ref },
  by: called === "action" ? file : `${called}.yml`
});
var subsOfEvents = ({ events, branches }, { prefix, branch }) => {
  if (prefix === null) return [];
  const own = branch === null ? [] : [branch];
  const of = (event) => {
    if (event === "pull_request") return ["pull_request"];
    const names = event === "push" ? branches ?? own : own;
    return event === "push" || event === "schedule" || event === "workflow_dispatch" ? names.map((name2) => `ref:refs/heads/${name2}`) : [];
  };
  return [...new Set(events.flatMap(of))].map((context) => `${prefix}:${context}`);
};

// src/doctor/of-environment.ts
var jobsOf = ({ calls, tokens, name: name2 }) => ({ calls, tokens, environment: name2 });
var otherAccount = (own, wanted) => own === "" ? skipped("AWS returned an incomplete response") : skipped(`the credentials are of the account ${own}: run it again with those of ${wanted}`);

// src/domain/aws/trust-of-subject.ts
var ACTION2 = "sts:AssumeRoleWithWebIdentity";
var texts2 = external_exports.union([external_exports.string().transform((one2) => [one2]), external_exports.array(external_exports.string())]);
var STATEMENT = external_exports.strictObject({
  Sid: external_exports.string().optional(),
  Effect: external_exports.enum(["Allow", "Deny"]),
  Principal: external_exports.union([external_exports.literal("*"), external_exports.record(external_exports.string(), texts2)]),
  Action: texts2,
  Condition: external_exports.record(external_exports.string(), external_exports.record(external_exports.string(), texts2)).optional()
});
var POLICY = external_exports.object({ Statement: external_exports.union([external_exports.array(external_exports.unknown()), external_exports.looseObject({}).transform((one2) => [one2])]) });
var trustOf = (policy, token) => {
  const parsed2 = POLICY.safeParse(policy);
  if (!parsed2.success) return { kind: "unknown", because: "the trust policy cannot be read" };
  const statements = parsed2.data.Statement.map((one2) => STATEMENT.safeParse(one2));
  const own = statements.flatMap(({ data }) => data !== void 0 && isFor(data, token) ? [data] : []);
  const judged2 = (effect) => own.filter(({ Effect }) => Effect === effect).map((one2) => judge(one2, token));
  const denials = judged2("Deny");
  if (denials.some(({ met }) => met === "met")) return { kind: "refused", because: "a statement denies it" };
  const unclear2 = statements.some(({ success }) => !success) || denials.some(({ met }) => met === "unknown");
  if (unclear2) return { kind: "unknown", because: "a statement is not understood here" };
  return allowedBy(judged2("Allow"), token);
};
var allowedBy = (allowed, { provider: provider2 }) => {
  if (allowed.some(({ met }) => met === "met")) return { kind: "trusted" };
  const unclear2 = allowed.find(({ met }) => met === "unknown");
  if (unclear2 !== void 0) return { kind: "unknown", because: unclear2.because };
  const none = `no statement allows ${ACTION2} for the provider ${provider2}`;
  const own = allowed.find(({ isForOthers }) => !isForOthers);
  return { kind: "refused", because: (own ?? allowed[0])?.because ?? none };
};
var isFor = ({ Principal, Action }, { provider: provider2, account }) => {
  const isOwn = (arn) => arn === "*" || new RegExp(`^arn:aws[a-z-]*:iam::${account}:oidc-provider/`, "u").test(arn) && arn.endsWith(`/${provider2}`);
  const federated = Principal === "*" ? ["*"] : Principal["Federated"] ?? [];
  return federated.some(isOwn) && Action.some((one2) => matches(one2.toLowerCase(), ACTION2.toLowerCase()));
};
var judge = ({ Condition = {} }, token) => {
  const all2 = Object.entries(Condition).flatMap(
    ([operator, keys]) => Object.entries(keys).map(([key, values]) => ({ key, values, met: metBy(operator, { key, values }, token) }))
  );
  const isForOthers = all2.some(({ key, met }) => met === "unmet" && key.endsWith(":job_workflow_ref"));
  const wrong2 = all2.find(({ met }) => met === "unmet") ?? all2.find(({ met }) => met === "unknown");
  if (wrong2 === void 0) return { met: "met", because: "", isForOthers };
  const because = `its condition on ${wrong2.key} is ${wrong2.values.join(" or ")}`;
  return { met: wrong2.met, because, isForOthers };
};
var OPERATORS = {
  StringEquals: (pattern, value2) => pattern === value2,
  StringEqualsIgnoreCase: (pattern, value2) => pattern.toLowerCase() === value2.toLowerCase(),
  StringLike: matches
};
var metBy = (written, { key, values }, { provider: provider2, claims }) => {
  const [, name2] = /^(?:ForAnyValue:)?(\w+?)(?:IfExists)?$/u.exec(written) ?? [];
  const fits2 = name2 === void 0 ? void 0 : OPERATORS[name2];
  const claim = key.toLowerCase().startsWith(`${provider2}:`) ? claims[key.slice(provider2.length + 1)] : void 0;
  if (fits2 === void 0 || claim === void 0 || claim.length === 0) return "unknown";
  const fitting = claim.filter((value2) => values.some((pattern) => fits2(pattern, value2)));
  if (fitting.length === claim.length) return "met";
  return fitting.length === 0 ? "unmet" : "unknown";
};

// src/doctor/role-trust.ts
var PROVIDER = "token.actions.githubusercontent.com";
var judgeTrust = (trusted) => {
  const { role, policy, entrances } = trusted;
  const all2 = [...entrances.needed, ...entrances.others.map((one2) => [one2])];
  const verdicts = all2.map((group) => ({ group, ...verdictOf(role, policy, group) }));
  const needed = verdicts.slice(0, entrances.needed.length);
  const unclear2 = needed.find(({ kind }) => kind === "unknown");
  const refused2 = needed.find(({ kind }) => kind === "refused");
  const fix = () => updateTrust(role, repaired(trusted));
  if (refused2 !== void 0) return failed(`does not let in ${inWords(refused2.group)}: ${refused2.because}`, fix());
  if (unclear2 !== void 0) return skipped(`not understood: ${unclear2.because}`);
  const stranger = strangersOf(entrances).find(({ one: one2 }) => verdictOf(role, policy, [one2]).kind === "trusted");
  if (stranger !== void 0) return warned(`lets in ${stranger.who}, too`, fix());
  const left3 = verdicts.slice(entrances.needed.length).filter(({ kind }) => kind === "refused");
  const subs = [...new Set(entrances.needed.flat().map(({ sub }) => sub))].join(" and ");
  if (left3.length === 0) return ok(`lets in ${subs}`);
  return warned(`lets in ${subs}, not from ${left3.map(({ group: [one2] }) => one2?.by ?? "").join(", ")}`, fix());
};
var policyFor = (role, { needed, others }) => policyOf(statementsFor(role, [...needed.flat(), ...others]));
var inWords = (group) => `${group[0]?.sub ?? ""} from ${group.map(({ by }) => by).join(" or ")}`;
var verdictOf = (role, policy, group) => {
  const verdicts = group.map(
    (one2) => trustOf(policy, { provider: PROVIDER, account: role.account, claims: claimsOf(role, one2) })
  );
  if (verdicts.some(({ kind }) => kind === "trusted")) return { kind: "trusted", because: "" };
  const [first] = verdicts.flatMap((one2) => one2.kind === "unknown" ? [one2] : []);
  const [why] = verdicts.flatMap((one2) => one2.kind === "refused" ? [one2] : []);
  return first ?? why ?? { kind: "unknown", because: "no workflow asks for it" };
};
var claimsOf = (role, { sub, ref }) => {
  const [, owner = "", ownerId, name2 = "", id] = /^repo:([^/@:]+)(?:@(\d+))?\/([^@:]+)(?:@(\d+))?:/u.exec(sub) ?? [];
  const [, environment2 = ""] = /:environment:(.*)$/u.exec(sub) ?? [];
  const [, gitRef] = /:ref:(refs\/heads\/.*)$/u.exec(sub) ?? [];
  return {
    ...{ sub: [sub], aud: [audienceOf(role)], environment: [environment2.replaceAll("%3A", ":")] },
    ...{ job_workflow_ref: list(ref), ref: list(gitRef) },
    ...owner === "" ? {} : { repository: [`${owner}/${name2}`], repository_owner: [owner] },
    ...{ repository_owner_id: list(ownerId), repository_id: list(id) }
  };
};
var list = (value2) => value2 === null || value2 === void 0 ? [] : [value2];
var strangersOf = ({ needed }) => {
  const own = needed.flat();
  const elsewhere = own.map((one2) => ({
    who: "other repositories",
    one: {
      ...one2,
      sub: one2.sub.replace(/^repo:[^:]*/u, one2.sub.includes("@") ? "repo:other@0/other@0" : "repo:other/other")
    }
  }));
  const requests2 = own.map((one2) => ({
    who: "pull requests",
    one: { ...one2, sub: one2.sub.replace(/^(repo:[^:]*):.*$/u, "$1:pull_request") }
  }));
  const isNeeded2 = own.some(({ sub }) => sub.endsWith(":pull_request"));
  return [...elsewhere, ...isNeeded2 ? [] : requests2];
};
var repaired = ({ role, policy, entrances }) => {
  const strangers = strangersOf(entrances);
  const isLoose = (statement) => strangers.some(({ one: one2 }) => verdictOf(role, { Statement: [statement] }, [one2]).kind === "trusted");
  const kept = statementsOf(policy).filter((one2) => !isLoose(one2));
  const allowed = kept.filter(isAllowing);
  const wanted = [...entrances.needed.flat(), ...entrances.others];
  const missing3 = wanted.filter((one2) => verdictOf(role, { Statement: allowed }, [one2]).kind !== "trusted");
  const added2 = statementsFor(role, missing3);
  const all2 = [...kept, ...added2];
  const works = wanted.every((one2) => verdictOf(role, { Statement: all2 }, [one2]).kind === "trusted");
  return works ? all2 : [...allowed, ...added2];
};
var statementsOf = (policy) => typeof policy === "object" && policy !== null && "Statement" in policy ? [policy.Statement].flat() : [];
var isAllowing = (one2) => typeof one2 === "object" && one2 !== null && "Effect" in one2 && one2.Effect === "Allow";
var statementsFor = (role, entrances) => [...new Set(entrances.map(({ sub }) => sub))].map(
  (sub) => JSON.parse(trustStatement(role, { sub, aud: audienceOf(role), iss: `https://${PROVIDER}` }).join(""))
);
var policyOf = (Statement) => JSON.stringify({ Version: "2012-10-17", Statement });
var updateTrust = (role, statements) => {
  const words = ["iam", "update-assume-role-policy", "--role-name", lastPart(role.arn)];
  return shellCommand("aws", ...words, "--policy-document", policyOf(statements));
};

// src/doctor/role-checks.ts
var isMissing = (error) => error instanceof AwsError && error.awsCode.startsWith("NoSuchEntity");
var lookAtProvider = async (role, { iam }) => {
  const arn = `arn:${role.partition}:iam::${role.account}:oidc-provider/${PROVIDER}`;
  const audience = audienceOf(role);
  try {
    const { ClientIDList = [] } = await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn });
    if (ClientIDList.includes(audience)) return ok(`accepts ${audience}`);
    const add = ["add-client-id-to-open-id-connect-provider", "--open-id-connect-provider-arn", arn];
    const fix = shellCommand("aws", "iam", ...add, "--client-id", audience);
    return failed(`does not accept the audience ${audience}`, fix);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const create = ["create-open-id-connect-provider", "--url", `https://${PROVIDER}`, "--client-id-list", audience];
    return failed(`the account ${role.account} has none for GitHub`, shellCommand("aws", "iam", ...create));
  }
};
var lookAtRole = async (role, asked2, stack) => {
  try {
    await asked2.iam.getRole({ RoleName: lastPart(role.arn) });
    return ok(role.arn);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return failed(`${role.arn}, of ${asked2.environment}, does not exist`, stack ?? createRole(role, asked2));
  }
};
var createRole = (role, { entrances }) => {
  if (entrances === null) return null;
  const document = ["--assume-role-policy-document", policyFor(role, entrances)];
  return shellCommand("aws", "iam", "create-role", "--role-name", lastPart(role.arn), ...document);
};
var lookAtTrust = async (role, { iam, entrances }) => {
  if (entrances === null) return skipped("GitHub has not said the `sub` of its tokens");
  const { Role: found } = await iam.getRole({ RoleName: lastPart(role.arn) });
  return judgeTrust({ role, entrances, policy: trustPolicyIn(found?.AssumeRolePolicyDocument) });
};
var trustPolicyIn = (encoded = "") => {
  try {
    return jsonValue(decodeURIComponent(encoded)) ?? null;
  } catch {
    return null;
  }
};

// src/doctor/role-stacks.ts
var deployStack = (role) => {
  const prefix = prefixOf(role, /^(.+)-(?:deploy|plan|rescan)$/u);
  if (prefix === null) return null;
  const from = ["network", "cluster", "task-roles", "load-balancer"].map((part) => `${prefix}-${part}`);
  return deployed(role, `${prefix}-deploy-roles`, "deploy-roles.yaml", ...from);
};
var pushStack = (role) => {
  const prefix = prefixOf(role, /^(.+)-(?:push|promote|plan|rescan)$/u);
  return prefix === null ? null : deployed(role, `${prefix}-push-role`, "push-role.yaml", `${prefix}-registry`);
};
var prefixOf = ({ arn }, name2) => name2.exec(lastPart(arn))?.[1] ?? null;
var deployed = ({ account }, ...words) => shellCommand("node", "infra/deploy.mjs", account, ...words);

// src/doctor/given-roles-check.ts
var givenRolesCheck = (one2) => ({
  ...{ id: "workflow-roles", environment: one2.name, needs: ["aws-credentials", "github-sub"] },
  look: async () => {
    const roles = givenRoles(jobsOf(one2));
    if (roles.length === 0) return ok("the workflows name none");
    const findings = [];
    for (const role of roles) findings.push(await lookAtOne(role, one2));
    const of = (status) => findings.find((finding) => finding.status === status);
    const names = roles.map(({ arn }) => lastPart(arn)).join(", ");
    return of("fail") ?? of("warn") ?? of("skipped") ?? ok(names);
  }
});
var lookAtOne = async (given, one2) => {
  const { arn, entrances } = given;
  const role = parseRoleArn(arn);
  if (role === null) return skipped(`${arn} is no ARN of a role`);
  const { iam, sts } = given.of === "registry" ? one2.ports.registryAccount : one2.ports.surroundings;
  const { Account = "" } = await sts.getCallerIdentity({});
  if (Account !== role.account) return otherAccount(Account, role.account);
  const asked2 = { iam, environment: one2.name, entrances };
  const existence = await lookAtRole(role, asked2, given.of === "registry" ? pushStack(role) : deployStack(role));
  if (existence.status !== "ok") return existence;
  const trust = await lookAtTrust(role, asked2);
  return trust.status === "ok" ? trust : { ...trust, what: `${lastPart(arn)} ${trust.what}` };
};

// src/doctor/simulated-actions.ts
var callsOfEveryDeployment = (config, role) => {
  const [{ cluster, service, region }] = config.services;
  const login = config.roles.registry === null ? ["ecr:GetAuthorizationToken"] : [];
  const all2 = { actions: ["ecs:DescribeTaskDefinition", ...login], resource: "*" };
  if (region === null) return [all2];
  const arn = `arn:${role.partition}:ecs:${region}:${role.account}:service/${lastPart(cluster)}/${service}`;
  return [all2, { actions: ["ecs:DescribeServices", "ecs:UpdateService"], resource: arn }];
};

// src/doctor/account-checks.ts
var accountChecks = (one2) => {
  const environment2 = one2.name;
  const role = one2.config.roles.target;
  const withRole = (look3) => () => role === null ? Promise.resolve(skipped("`role-to-assume` is not set")) : look3(role, { iam: one2.ports.surroundings.iam, environment: environment2, entrances: targetEntrances(one2) });
  return [
    { id: "aws-credentials", environment: environment2, needs: [], look: () => lookAtCredentials(one2) },
    { id: "oidc-provider", environment: environment2, needs: ["aws-credentials"], look: withRole(lookAtProvider) },
    {
      ...{ id: "deploy-role", environment: environment2, needs: ["aws-credentials"] },
      look: withRole((own, job) => lookAtRole(own, job, deployStack(own)))
    },
    {
      ...{ id: "deploy-role-trust", environment: environment2, needs: ["deploy-role", "oidc-provider", "github-sub"] },
      look: withRole(lookAtTrust)
    },
    {
      ...{ id: "deploy-role-policy", environment: environment2, needs: ["deploy-role"] },
      look: withRole((own) => lookAtPolicy(own, one2))
    },
    ...registryChecks(one2),
    givenRolesCheck(one2)
  ];
};
var targetEntrances = (one2) => {
  const { registry, target } = one2.config.roles;
  const deploy2 = deployEntrances(jobsOf(one2));
  if (deploy2 === null || registry !== null && registry.arn !== target?.arn) return deploy2;
  return { ...deploy2, needed: [...deploy2.needed, ...pushEntrances(jobsOf(one2))] };
};
var registryChecks = (one2) => {
  const environment2 = one2.name;
  const { registry, target } = one2.config.roles;
  const withRole = (look3) => async () => {
    if (registry === null) return skipped("`registry-role` is not set");
    if (registry.arn === target?.arn) return skipped("it is the role of the deployment");
    const { iam, sts } = one2.ports.registryAccount;
    const { Account = "" } = await sts.getCallerIdentity({});
    if (Account !== registry.account) return otherAccount(Account, registry.account);
    return look3(registry, { iam, environment: one2.name, entrances: registryEntrances(jobsOf(one2)) });
  };
  return [
    {
      ...{ id: "registry-oidc-provider", environment: environment2, needs: [] },
      look: withRole(
        (own, job) => own.account === target?.account ? Promise.resolve(skipped("it is that of the deployment")) : lookAtProvider(own, job)
      )
    },
    {
      ...{ id: "registry-role", environment: environment2, needs: [] },
      look: withRole((own, job) => lookAtRole(own, job, pushStack(own)))
    },
    { id: "registry-role-trust", environment: environment2, needs: ["registry-role", "github-sub"], look: withRole(lookAtTrust) }
  ];
};
var LOGIN = shellCommand("aws", "sso", "login");
var lookAtCredentials = async (one2) => {
  const { target } = one2.ports;
  if (await target.credentials() === "missing") return failed("none found", LOGIN);
  try {
    return ofAccount(await target.sts.getCallerIdentity({}), one2);
  } catch (error) {
    if (!(error instanceof AwsError) || !error.code.startsWith("E_CREDENTIALS")) throw error;
    return failed(error.message, LOGIN);
  }
};
var ofAccount = ({ Account = "", Arn = "" }, { config }) => {
  const wanted = config.services[0].account ?? config.roles.target?.account ?? null;
  return wanted === null || wanted === Account ? ok(`${Arn} of the account ${Account}`) : otherAccount(Account, wanted);
};
var lookAtPolicy = async (role, { ports: ports2, config }) => {
  const calls = callsOfEveryDeployment(config, role);
  const replies = await Promise.all(
    calls.map(
      ({ actions, resource }) => ports2.surroundings.iam.simulatePrincipalPolicy({
        PolicySourceArn: role.arn,
        ActionNames: [...actions],
        ResourceArns: [resource]
      })
    )
  );
  const results = replies.flatMap(({ EvaluationResults = [] }) => EvaluationResults);
  const asked2 = calls.flatMap(({ actions }) => actions);
  if (results.length < asked2.length) return skipped("AWS returned an incomplete response");
  const denied = results.filter(({ EvalDecision }) => EvalDecision === "explicitDeny");
  const missing3 = results.filter(({ EvalDecision }) => EvalDecision === "implicitDeny");
  const names = (all2) => all2.map(({ EvalActionName = "", EvalResourceName = "*" }) => `${EvalActionName} on ${EvalResourceName}`).join(", ");
  if (denied.length > 0) return failed(`a policy denies ${names(denied)}`, deployStack(role));
  if (missing3.length > 0) return warned(`does not allow, as IAM simulates it: ${names(missing3)}`, deployStack(role));
  return ok(`allows ${asked2.join(", ")}`);
};

// src/doctor/github-answers.ts
var api = (method, repository, path2) => [
  ...["gh", "api", "--method", method],
  `repos/${repository ?? ""}${path2}`
];
var judged = (reading, { read: read3, missing: missing3 }) => {
  switch (reading.kind) {
    case "read":
      return read3(reading.value);
    case "missing":
      return missing3();
    case "denied":
      return skipped(`no permission: ${reading.action}`);
    case "failed":
      return skipped(`GitHub could not be asked: ${reading.because}`);
  }
};

// src/doctor/github-actions-check.ts
var PERMISSIONS = "/actions/permissions";
var CHECKOUT2 = "actions/checkout@v7";
var NOT_SEEN = "no permission: the token does not administrate the repository";
var lookAtActions = async (of) => {
  const { settings, repository } = of;
  const reading = await settings.actions();
  if (reading.kind === "read" && reading.value.enabled && reading.value.allowed === "selected")
    return judged(await settings.selectedActions(), {
      read: (selected) => ofSelected(selected, of),
      missing: () => skipped(NOT_SEEN)
    });
  return judged(reading, {
    read: ({ enabled, allowed }) => {
      const enable = shellCommand(...api("PUT", repository, PERMISSIONS), "-F", "enabled=true");
      if (!enabled) return failed("disabled", enable);
      return allowed === "local_only" ? ofOwner(of) : ok("enabled");
    },
    missing: () => skipped(NOT_SEEN)
  });
};
var ofOwner = (of) => {
  const [owner = ""] = (of.repository ?? "").split("/");
  const [refused2] = usesOf(of).filter((use) => !matches(`${owner}/*`.toLowerCase(), use.toLowerCase()));
  if (refused2 === void 0) return ok(`enabled, for what is of ${owner}`);
  const select = shellCommand(
    ...api("PUT", of.repository, PERMISSIONS),
    "-F",
    "enabled=true",
    "-f",
    "allowed_actions=selected"
  );
  const allow = allowing({ patterns: [`${owner}/*`], ofGitHub: false, ofVerifiedCreators: false }, of);
  return failed(`only what is of ${owner} may be used, not ${nameOf(refused2)}`, `${select} && ${allow}`);
};
var ofSelected = (selected, of) => {
  const patterns = [...selected.patterns, ...selected.ofGitHub ? ["actions/*", "github/*"] : []];
  const [refused2] = usesOf(of).filter((use) => !isAllowed(use, patterns));
  if (refused2 === void 0) return ok("enabled, for what is selected");
  const what = `only what is selected may be used, and ${nameOf(refused2)} is not`;
  const fix = allowing(selected, of);
  return selected.ofVerifiedCreators ? warned(`${what} by its name`, fix) : failed(what, fix);
};
var isAllowed = (use, patterns) => patterns.some((pattern) => fits(pattern, use)) && !patterns.some((pattern) => forbids(pattern, use));
var forbids = (pattern, use) => pattern.startsWith("!") && fits(pattern.slice(1), use);
var fits = (pattern, use) => [use, `${nameOf(use)}@${use.split("@").at(-1) ?? ""}`].some(
  (name2) => matches(pattern.toLowerCase(), name2.toLowerCase())
);
var usesOf = ({ calls }) => calls.length === 0 ? [] : [...new Set(calls.map(({ uses }) => uses)), CHECKOUT2];
var nameOf = (use) => use.replace(/@.*$/u, "").split("/").slice(0, 2).join("/");
var allowing = ({ patterns, ofVerifiedCreators }, of) => {
  const uses = usesOf(of);
  const kept = patterns.filter((pattern) => !uses.some((use) => forbids(pattern, use)));
  const own = uses.filter((use) => use !== CHECKOUT2).flatMap((use) => [`${nameOf(use)}@*`, `${nameOf(use)}/*`]);
  return shellCommand(
    ...api("PUT", of.repository, `${PERMISSIONS}/selected-actions`),
    ...["-F", "github_owned_allowed=true", "-F", `verified_allowed=${ofVerifiedCreators}`],
    ...[.../* @__PURE__ */ new Set([...kept, ...own])].flatMap((pattern) => ["-f", `patterns_allowed[]=${pattern}`])
  );
};

// src/doctor/github-checks.ts
var repositoryChecks = (of, tokens) => {
  const { settings, repository, folder } = of;
  return [
    {
      ...{ id: "github-repository", environment: null, needs: [] },
      look: async () => {
        const create = shellCommand("gh", "repo", "create", folder, "--private", "--source", ".", "--push");
        if (repository === null) return failed("the checkout has no remote `origin` on GitHub", create);
        return judged(await settings.repository(), {
          read: ({ name: name2, branch }) => {
            tokens.branch = branch;
            return ok(name2);
          },
          missing: () => failed(`GitHub has no repository ${repository} that the token can read`, "gh auth login")
        });
      }
    },
    {
      ...{ id: "github-actions", environment: null, needs: ["github-repository"] },
      look: () => lookAtActions(of)
    },
    {
      ...{ id: "github-token", environment: null, needs: ["github-repository"] },
      look: async () => judged(await settings.token(), {
        read: ({ byDefault }) => {
          const put = [...api("PUT", repository, "/actions/permissions/workflow"), "-f"];
          const fix = shellCommand(...put, "default_workflow_permissions=read");
          return byDefault === "read" ? ok("reads by default; a job asks for more, such as `id-token: write`") : warned("may write where a workflow has no `permissions`", fix);
        },
        missing: () => skipped("no permission: the token does not administrate the repository")
      })
    }
  ];
};
var variablesCheck = ({ settings, repository, workflows }, environment2) => ({
  ...{ id: "github-variables", environment: environment2, needs: ["github-repository", "github-environment"] },
  look: async () => {
    const wanted = variablesIn(workflows.map(({ text: text2 }) => text2));
    if (wanted.length === 0) return ok("the workflows name none");
    return judged(await settings.variables(environment2), {
      read: (names) => {
        const known = new Set(names.map((name2) => name2.toUpperCase()));
        const [missing3] = wanted.filter((name2) => !known.has(name2));
        if (missing3 === void 0) return ok(wanted.join(", "));
        const where = repository === null ? [] : ["--repo", repository];
        return failed(`${missing3} is not set`, shellCommand("gh", "variable", "set", missing3, ...where));
      },
      missing: () => skipped("GitHub does not show variables to this token")
    });
  }
});
var variablesIn = (texts3) => [
  ...new Set(
    texts3.flatMap(
      (text2) => [...withoutComments(text2).matchAll(/\bvars(?:\.|\[')([A-Za-z_]\w*)/gu)].map(
        ([, name2 = ""]) => name2.toUpperCase()
      )
    )
  )
];
var withoutComments = (text2) => text2.replaceAll(/^\s*#.*$|\s#\s.*$/gmu, "");
var environmentChecks = ({ settings, repository }, environment2, tokens) => [
  {
    ...{ id: "github-environment", environment: environment2, needs: ["github-repository"] },
    look: async () => {
      const command = shellCommand(...api("PUT", repository, `/environments/${encodeURIComponent(environment2)}`));
      return judged(await settings.environment(environment2), {
        read: ({ rules }) => rules.length > 0 ? ok(rules.join(", ")) : warned(
          "it has no rule: every branch can deploy to it",
          `${command} -F 'deployment_branch_policy[protected_branches]=true' -F 'deployment_branch_policy[custom_branch_policies]=false'`
        ),
        missing: () => failed("does not exist", command)
      });
    }
  },
  {
    ...{ id: "github-sub", environment: environment2, needs: ["github-repository"] },
    look: async () => judged(await settings.subject(), {
      read: ({ prefix }) => {
        tokens.prefix = prefix;
        const sub = subOfEnvironment({ tokens, environment: environment2 });
        return sub === null ? skipped("customized, or not said by GitHub") : ok(sub);
      },
      missing: () => skipped("GitHub does not say it to this token")
    })
  }
];

// src/doctor/machine-checks.ts
var DOCKER_VARIABLES = ["PATH", "HOME", "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "XDG_RUNTIME_DIR"];
var TIMEOUT_MS = 2e4;
var LEAST_KIB = 5 * 1024 * 1024;
var machineChecks = (exec, machine) => [
  { id: "docker", environment: null, needs: [], isOptional: machine === "own", look: () => lookAtDocker(exec) },
  { id: "buildx", environment: null, needs: ["docker"], look: () => lookAtBuildx(exec) },
  { id: "disk", environment: null, needs: ["docker"], look: () => lookAtDisk(exec) }
];
var textOf = async (exec, ...argv) => {
  const { stdout } = await exec.run({ argv, inherit: DOCKER_VARIABLES, output: "quiet", timeoutMs: TIMEOUT_MS });
  return stdout.trim();
};
var lookAtDocker = async (exec) => {
  try {
    const version = await textOf(exec, "docker", "version", "--format", "{{.Server.Version}}");
    return ok(`version ${version}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (error.failure.kind === "not-found")
      return failed("the `docker` command was not found", "curl -fsSL https://get.docker.com | sh");
    return failed("the daemon does not answer", "sudo systemctl start docker");
  }
};
var lookAtBuildx = async (exec) => {
  try {
    const [, version = "unknown"] = (await textOf(exec, "docker", "buildx", "version")).split(" ");
    return ok(`version ${version}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return warned("not installed: plain `docker build` is used", "sudo apt-get install --yes docker-buildx-plugin");
  }
};
var lookAtDisk = async (exec) => {
  try {
    const root = await textOf(exec, "docker", "info", "--format", "{{.DockerRootDir}}");
    const table = await textOf(exec, "df", "-Pk", root);
    const free = Number(table.split("\n").at(-1)?.split(/\s+/u)[3]);
    if (!Number.isFinite(free)) return skipped(`the free space of ${root} cannot be read`);
    const inWords4 = `${(free / 1024 / 1024).toFixed(1)} GiB free in ${root}`;
    return free < LEAST_KIB ? warned(inWords4, "docker system prune") : ok(inWords4);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return skipped("the folder of the images is not on this machine");
  }
};

// src/doctor/target-checks.ts
var targetChecks = (one2) => {
  const environment2 = one2.name;
  return [
    { id: "repository", environment: environment2, needs: ["aws-credentials"], look: () => lookAtRepository(one2) },
    { id: "cluster", environment: environment2, needs: ["aws-credentials"], look: () => lookAtCluster(one2) },
    { id: "service", environment: environment2, needs: ["cluster"], look: () => lookAtServices(one2) }
  ];
};
var lookAtRepository = async ({ config: { registry }, ports: ports2 }) => {
  const { repository: name2, registryId, region } = registry;
  const where = region === null ? [] : ["--region", region];
  try {
    const place2 = { ...inRegistry(registryId), repositoryNames: [name2] };
    const { repositories: [found] = [] } = await ports2.registry.ecr.describeRepositories(place2);
    if (found === void 0) return skipped("AWS returned an incomplete response");
    if (found.imageTagMutability?.startsWith("IMMUTABLE") === true) return ok(found.repositoryUri ?? name2);
    const put = ["put-image-tag-mutability", "--repository-name", name2, "--image-tag-mutability", "IMMUTABLE"];
    return warned(`tags of ${name2} can be moved`, shellCommand("aws", "ecr", ...put, ...where));
  } catch (error) {
    if (!(error instanceof AwsError) || error.awsCode !== "RepositoryNotFoundException") throw error;
    const create = ["create-repository", "--repository-name", name2, "--image-tag-mutability", "IMMUTABLE"];
    const scan = ["--image-scanning-configuration", "scanOnPush=true"];
    return failed(`${name2} does not exist`, shellCommand("aws", "ecr", ...create, ...scan, ...where));
  }
};
var inRegion = (config) => config.services[0].region === null ? [] : ["--region", config.services[0].region];
var lookAtCluster = async ({ config, ports: { target } }) => {
  const names = [...new Set(config.services.map(({ cluster }) => cluster))];
  const { clusters = [] } = await target.ecs.describeClusters({ clusters: names });
  const active = clusters.filter(({ status }) => status !== "INACTIVE");
  const missing3 = names.find((name2) => !active.some((one2) => one2.clusterName === name2 || one2.clusterArn === name2));
  if (missing3 === void 0) return ok(names.join(", "));
  const insights = ["--settings", "name=containerInsights,value=enabled"];
  const create = ["ecs", "create-cluster", "--cluster-name", missing3, ...insights, ...inRegion(config)];
  return failed(`${missing3} does not exist`, shellCommand("aws", ...create));
};
var DEFINED = String.raw`test -e service.yaml || printf 'desiredCount: 1\n' > service.yaml; printf '\nservice-definition: service.yaml\n' >> ship-to-ecs.yaml`;
var lookAtServices = async ({ config, ports: { target } }) => {
  const found = [];
  for (const { cluster, service, serviceDefinition } of config.services) {
    const { services = [] } = await target.ecs.describeServices({ cluster, services: [service] });
    if (services.some(({ status }) => status !== "INACTIVE")) found.push(service);
    else if (serviceDefinition !== null) found.push(`${service}, which the first deployment creates`);
    else return failed(`${service} does not exist, and no \`service-definition\` says how to create it`, DEFINED);
  }
  return ok(found.join(", "));
};
var dependencyFinding = (checks) => {
  const of = (level) => checks.filter((check2) => check2.level === level);
  const inWords4 = (all2) => all2.map((check2) => `${sentence(check2)}${check2.next === null ? "" : ` (${check2.next})`}`).join("; ");
  const [errors, warnings, unread] = [of("error"), of("warn"), of("unknown")];
  if (errors.length > 0) return failed(inWords4(errors), fixOf(errors));
  if (warnings.length > 0) return warned(inWords4(warnings), fixOf(warnings));
  const lacks = [...new Set(unread.map((check2) => check2.lacks ?? sentence(check2)))].join(", ");
  if (unread.length > 0) return skipped(`${of("ok").length} are as they must be; no answer: ${lacks}`);
  return ok(`${of("ok").length} are as they must be`);
};
var fixOf = (checks) => {
  const [group] = checks.filter(({ id, level }) => id === "log-group" && level === "error");
  const name2 = group?.subject.replace(/^log group /u, "");
  return name2 === void 0 ? null : shellCommand("aws", "logs", "create-log-group", "--log-group-name", name2);
};

// src/doctor/plan-checks.ts
var planChecks = ({ name: environment2, config, ports: ports2 }) => {
  const read3 = [];
  return [
    {
      ...{ id: "plan", environment: environment2, needs: ["repository", "cluster", "service"] },
      look: async () => {
        const outcome = await plan(config, ports2);
        if ("status" in outcome) return outcome;
        read3.push(outcome);
        return ok("a deployment of this checkout can be planned");
      }
    },
    {
      ...{ id: "dependencies", environment: environment2, needs: ["plan"] },
      look: async () => {
        const [target] = read3;
        if (target === void 0) throw new Error("the plan was not made");
        return dependencyFinding(checksIn(await verify(target, config, ports2)));
      }
    }
  ];
};
var plan = async (config, ports2) => {
  try {
    const { tag } = await computeTag.run(config.tag, ports2);
    return await planTarget.run({ ...config, platforms: config.build.platforms, tag }, ports2);
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
    if (isUnavailable(error) || isTemporary(error)) throw error;
    return failed(error.message.split("\n").join(" "), null);
  }
};
var verify = async (target, config, ports2) => {
  try {
    return await verifyTarget.run({ target, services: config.services }, ports2);
  } catch (error) {
    if (error instanceof ShipError && error.code === "E_VERIFY") return error.result;
    throw error;
  }
};
var checksIn = ({ services, repository = [] }) => [
  ...services.flatMap(({ checks }) => checks),
  ...repository
];

// src/doctor/permissions-fix.ts
var import_yaml = __toESM(require_dist(), 1);
var LEVELS2 = 32;
var PLAIN2 = /^[a-z-]+$/u;
var permissionsFix = ({ name: name2, text: text2 }, { job, wanted }) => {
  const own = jobIn(text2, job);
  const [first] = own?.items ?? [];
  if (own === null || first === void 0 || !Object.entries(wanted).flat().every((word) => PLAIN2.test(word)))
    return null;
  const place2 = placeIn(text2, own.items.find((item) => keyOf(item) === "permissions") ?? first);
  if (place2 === null) return null;
  const entries = Object.entries(wanted).map(([key, level]) => `${place2.indent}  ${key}: ${level}`);
  const print = `print "${[`${place2.indent}permissions:`, ...entries, ""].join(String.raw`\n`)}" if $. == ${place2.from}`;
  const drop = own.has("permissions") ? [`$_ = "" if $. >= ${place2.from} && $. <= ${place2.to}`] : [];
  return shellCommand("perl", "-i", "-pe", [print, ...drop].join("; "), `.github/workflows/${name2}`);
};
var jobIn = (text2, job) => {
  const parsed2 = parseYaml(text2, { levels: LEVELS2 });
  if (parsed2.kind !== "document") return null;
  const found = parsed2.document.getIn(["jobs", job]);
  return (0, import_yaml.isMap)(found) ? found : null;
};
var keyOf = ({ key }) => (0, import_yaml.isScalar)(key) ? key.value : null;
var placeIn = (text2, { key, value: value2 }) => {
  if (!(0, import_yaml.isNode)(key) || !key.range) return null;
  const [start] = key.range;
  const end = (0, import_yaml.isNode)(value2) && value2.range ? value2.range[1] : key.range[1];
  const lines = text2.slice(0, start).split("\n");
  const indent = lines.at(-1) ?? "";
  const isAlone = /^ *$/u.test(indent) && /^\s*(?:#.*)?$/u.test(restOfLine(text2, end));
  return isAlone ? { indent, from: lines.length, to: text2.slice(0, end).trimEnd().split("\n").length } : null;
};
var restOfLine = (text2, end) => text2[end - 1] === "\n" ? "" : /^[^\n]*/u.exec(text2.slice(end))?.[0] ?? "";

// src/doctor/workflows-check.ts
var ASKED = {
  ship: { contents: "read", "id-token": "write", attestations: "write" },
  promote: { contents: "read", "id-token": "write", attestations: "read" },
  rollback: { contents: "read", "id-token": "write" },
  maintenance: { contents: "read", "id-token": "write" },
  rescan: { contents: "read", "id-token": "write", issues: "write", "security-events": "write" },
  check: { contents: "read", "id-token": "write", "pull-requests": "write" },
  action: {}
};
var workflowsCheck = (of) => ({
  ...{ id: "github-workflows", environment: null, needs: [] },
  look: () => Promise.resolve(lookAtCalls(of))
});
var lookAtCalls = ({ calls, workflows }) => {
  if (calls.length === 0) return warned("none calls ship-to-ecs", "ship-to-ecs init");
  const [lacking] = calls.filter((call) => lackingIn(call).length > 0);
  if (lacking === void 0) return ok([...new Set(calls.map(({ file: file2 }) => file2))].join(", "));
  const { file, job } = lacking;
  const names = lackingIn(lacking).map(([name2, level]) => `\`${name2}: ${level}\``);
  const found = workflows.find(({ name: name2 }) => name2 === file);
  const fix = found === void 0 ? null : permissionsFix(found, { job, wanted: wantedIn(lacking) });
  return failed(`${file}: the job ${job} does not grant ${names.join(", ")}`, fix);
};
var askedBy = ({ called, roles }) => called === "action" && roles.target !== null ? { "id-token": "write" } : ASKED[called];
var lackingIn = (call) => {
  const granted = call.permissions ?? { "*": "write", "id-token": "none" };
  return Object.entries(askedBy(call)).filter(([name2, level]) => {
    const own = granted[name2] ?? (name2 === "id-token" && granted["*"] === "read" ? "none" : granted["*"]);
    return own !== "write" && own !== level;
  });
};
var wantedIn = (call) => {
  const own = Object.entries(call.permissions ?? {}).filter(([name2]) => name2 !== "*");
  const more = own.filter(([name2, level]) => level === "write" || !(name2 in askedBy(call)));
  return { ...askedBy(call), ...Object.fromEntries(more) };
};

// src/doctor/doctor.ts
var examine = async (ports2) => {
  const github = { ...ports2.github, calls: workflowCalls(ports2.github.workflows) };
  const tokens = { prefix: null, branch: null };
  const before = await runChecks([
    ...machineChecks(ports2.exec, ports2.machine),
    ...repositoryChecks(github, tokens),
    workflowsCheck(github)
  ]);
  const all2 = [...before];
  const around = { ports: ports2, github, tokens };
  for (const environment2 of ports2.environments) all2.push(...await examineEnvironment(environment2, before, around));
  return all2;
};
var examineEnvironment = async (environment2, before, around) => {
  const { ports: ports2, github, tokens } = around;
  const name2 = environment2 ?? "";
  const read3 = await readSettings(environment2, ports2);
  const ofGitHub = environment2 === null ? [] : [...environmentChecks(github, name2, tokens), variablesCheck(github, name2)];
  const settings = {
    id: "settings",
    environment: name2,
    needs: [],
    look: () => Promise.resolve(read3.finding)
  };
  const own = read3.config === null ? [] : awsChecks(name2, read3.config, around);
  const known = before.filter(({ id }) => id === "github-repository");
  const results = await runChecks([...known.map(again), settings, ...ofGitHub, ...own]);
  return results.slice(known.length);
};
var again = ({ id, environment: environment2, status, what, fix }) => ({
  ...{ id, environment: environment2, needs: [] },
  look: () => Promise.resolve({ status, what, fix })
});
var readSettings = async (environment2, { read: read3 }) => {
  try {
    return { config: await read3(environment2), finding: ok("can be read") };
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
    return { config: null, finding: failed(error.message.split("\n").join(" "), null) };
  }
};
var awsChecks = (name2, config, { ports: ports2, github, tokens }) => {
  const own = ports2.portsOf(config);
  const one2 = { name: name2, config, ports: own, tokens, calls: github.calls };
  return [...accountChecks(one2), ...targetChecks(one2), ...planChecks({ name: name2, config, ports: own })];
};

// src/doctor/doctor-report.ts
import { styleText } from "node:util";
var SIGNS = { ok: "\u2714", fail: "\u2716", warn: "\u26A0", skipped: "\u2013" };
var COLOURS = { ok: "green", fail: "red", warn: "yellow", skipped: "gray" };
var doctorLines = (results) => {
  const lines = results.flatMap((one2, index) => {
    const { environment: environment2 } = one2;
    const isNew = environment2 !== null && environment2 !== "" && environment2 !== results[index - 1]?.environment;
    return [...isNew ? ["", environment2] : [], ...linesOf(one2)];
  });
  const count = (status) => results.filter((one2) => one2.status === status).length;
  return [
    ...lines,
    "",
    `${count("ok")} ok, ${count("fail")} failed, ${count("warn")} ${count("warn") === 1 ? "warning" : "warnings"}, ${count("skipped")} not checked`,
    ...notSeenLine(results)
  ];
};
var notSeenLine = (results) => {
  const titles = new Set(notSeen(results).map(({ id }) => CHECKS[id].title));
  if (titles.size === 0 || results.some(({ status }) => status === "fail")) return [];
  return [`Not ready, as far as can be seen: ${[...titles].join(", ")} could not be looked at.`];
};
var linesOf = ({ id, status, what, fix }) => [
  `${styleText(COLOURS[status], SIGNS[status])} ${CHECKS[id].title}: ${what}`,
  ...fix === null ? [] : [`    ${fix}`]
];
var doctorJson = (results) => JSON.stringify(
  {
    format: 1,
    exitCode: exitCodeOf(results),
    checks: results.map((one2) => ({ ...one2, title: CHECKS[one2.id].title, environment: one2.environment || null }))
  },
  null,
  2
);

// src/doctor/environments-in.ts
import { join } from "node:path";
var LEVELS3 = 64;
var environmentsIn = async (files, workspace) => {
  const text2 = await files.readText(join(workspace, "ship-to-ecs.yaml")).catch(() => "");
  const parsed2 = parseYaml(text2 ?? "", { levels: LEVELS3 });
  if (parsed2.kind !== "document" || parsed2.document.errors.length > 0) return [];
  const root = parsed2.document.toJS({ maxAliasCount: 100 });
  if (typeof root !== "object" || root === null || !("environments" in root)) return [];
  const { environments: environments2 } = root;
  return typeof environments2 === "object" && environments2 !== null ? Object.keys(environments2) : [];
};
var workflowsIn = async (files, workspace) => {
  const folder = join(workspace, ".github", "workflows");
  const names = await files.list(folder).catch(() => []);
  const texts3 = names.filter((name2) => /\.ya?ml$/u.test(name2)).toSorted().map(async (name2) => ({ name: name2, text: await files.readText(join(folder, name2)).catch(() => null) }));
  return (await Promise.all(texts3)).flatMap(({ name: name2, text: text2 }) => text2 === null ? [] : [{ name: name2, text: text2 }]);
};

// src/run-doctor.ts
var runDoctor = async (options) => {
  const { environment: environment2, signal, form, write: write3 } = options;
  const redactor = makeRedactor();
  const token = environment2["GITHUB_TOKEN"] || environment2["GH_TOKEN"] || "";
  redactor.remember(token);
  const clock = makeClock(signal);
  const exec = makeExec({ environment: environment2, signal, onLine: ignore, onDetail: ignore, ...redactor });
  const workspace = workspaceOf(environment2);
  const repository = environment2["GITHUB_REPOSITORY"] || await originOf(exec, workspace);
  const files = makeFiles({ workspace, temporaryDirectory: null, register: ignore });
  const found = options.environments.length > 0 ? options.environments : await environmentsIn(files, workspace);
  const results = await examine({
    exec,
    machine: isGitHub(environment2) ? "job" : "own",
    github: {
      settings: makeGitHubSettings({ token, repository, signal, clock }),
      ...{ repository, folder: basename(workspace), workflows: await workflowsIn(files, workspace) }
    },
    environments: found.length > 0 ? found : [null],
    read: (name2) => readSettings2(name2, { ...options, repository, token }, redactor),
    portsOf: (config) => portsFor(sourcesOf(config, options, redactor))("doctor", { signal, urgency: "normal" })
  });
  const shown = results.map((one2) => visible(one2, redactor));
  write3(form === "json" ? doctorJson(shown) : doctorLines(shown).join("\n"));
  return exitCodeOf(results);
};
var ignore = () => void 0;
var SILENT = { info: ignore, warning: ignore, debug: ignore };
var visible = (one2, { redact }) => {
  const safe = (text2) => logLines(redact(text2)).join(" ");
  return { ...one2, what: safe(one2.what), fix: one2.fix === null ? null : safe(one2.fix) };
};
var originOf = async (exec, cwd) => {
  const argv = ["git", "config", "--get", "remote.origin.url"];
  const { stdout } = await exec.run({ argv, inherit: ["PATH", "HOME"], cwd, output: "quiet", okExitCodes: [0, 1, 128], timeoutMs: 1e4 }).catch(() => ({ stdout: "" }));
  return repositoryOfRemote(stdout);
};
var readSettings2 = async (name2, options, redactor) => {
  const own = Object.entries(options.environment).filter(([variable]) => !variable.startsWith("INPUT_"));
  const inputs2 = {
    ...options.inputs,
    ...{ pipeline: "ship", "dry-run": "true" },
    ...name2 === null ? {} : { environment: name2 },
    ...options.token === "" ? {} : { "github-token": options.token }
  };
  const given = Object.entries(inputs2).map(([input, value2]) => [`INPUT_${input.toUpperCase()}`, value2]);
  const config = await readConfig({
    environment: Object.fromEntries([...own, ...given]),
    signal: options.signal,
    mask: redactor.remember,
    registerPrivate: ignore,
    onContext: ignore,
    onGuard: ignore
  });
  for (const { value: value2 } of config.build.secrets) redactor.remember(value2);
  return config;
};
var sourcesOf = (config, { environment: environment2 }, redactor) => {
  const { region } = config.registry;
  const isJob = environment2["ACTIONS_ID_TOKEN_REQUEST_URL"] !== void 0;
  return {
    pipeline: "doctor",
    environment: environment2,
    regions: { registry: region, target: config.services[0].region, source: config.sourceRegion ?? region },
    roles: isJob ? config.roles : { registry: null, target: null, creator: null },
    run: config.run,
    github: config.github,
    secrets: { mask: redactor.remember },
    redactor,
    redactMarkdown: redactor.redact,
    announce: ignore,
    logOf: () => SILENT,
    journalOf: makeJournal(ignore),
    registerPrivate: ignore,
    leftovers: makeLeftovers(environment2)
  };
};

// src/cli/registry-profile-option.ts
var KEY = "registryProfile";
var registryProfileOption = () => new Option(
  "--registry-profile <name>",
  "Profile of the AWS CLI for the account of the registry, where AWS_PROFILE is of another account."
);
var setRegistryProfile = (options, environment2) => {
  const { [KEY]: profile } = options;
  if (typeof profile === "string") environment2[REGISTRY_PROFILE] = profile;
};

// src/cli/setting-options.ts
var NEVER_OPTIONS = ["github-token", "secrets"];
var ARGUMENT = "pipeline";
var HEADINGS = {
  run: "Settings of the run:",
  image: "Settings of the image:",
  "image-and-services": "Settings of the image and its services:",
  services: "Settings of the services:",
  service: "Settings of the service:"
};
var OPTION_SETTINGS = ACTION_INPUTS.filter((name2) => name2 !== ARGUMENT && !NEVER_OPTIONS.includes(name2));
var settingOptions = (without2) => OPTION_SETTINGS.filter((name2) => !without2.includes(name2)).map(optionOf);
var optionOf = (name2) => {
  const { description, owner } = fieldOf(name2);
  const option = new Option(`--${name2} ${VALUES[shapeOf(name2)]}`, firstSentence(description)).helpGroup(HEADINGS[owner]).argParser((given, before) => added(name2, given, before));
  const words = wordsOf(name2);
  if (words !== null) option.argChoices = [...words];
  return option;
};
var VALUES = { flag: "[bool]", list: "<line>", value: "<value>" };
var added = (name2, text2, before) => {
  if (typeof before !== "string") return text2;
  if (shapeOf(name2) === "list") return `${before}
${text2}`;
  throw new InvalidArgumentError("It is given twice.");
};
var shapeOf = (name2) => {
  const takes = (value2) => fieldOf(name2).schema.safeParse(value2).success;
  if (takes("true") && takes("false") && !takes("neither")) return "flag";
  return takes([]) || wordsInList(name2) ? "list" : "value";
};
var META = external_exports.object({ enum: external_exports.array(external_exports.string()).optional(), examples: external_exports.array(external_exports.array(external_exports.string())).optional() });
var metaOf = (name2) => META.parse(fieldOf(name2).schema.meta() ?? {});
var wordsOf = (name2) => {
  const words = metaOf(name2).enum ?? null;
  return words !== null && words.length <= MOST_WORDS ? words : null;
};
var MOST_WORDS = 5;
var wordsInList = (name2) => metaOf(name2).examples !== void 0;
var firstSentence = (description) => /^.*?\.(?=\s|$)/su.exec(description)?.[0] ?? description;
var inputsOf = (options) => Object.fromEntries(
  OPTION_SETTINGS.flatMap((name2) => {
    const value2 = options[camelCase(name2)];
    if (value2 === true) return [[name2, "true"]];
    return typeof value2 === "string" ? [[name2, value2]] : [];
  })
);
var camelCase = (name2) => name2.replace(/-([a-z0-9])/gu, (_, letter) => letter.toUpperCase());

// src/cli/doctor-command.ts
var doctorCommand = (program2, signals) => {
  const command = program2.createCommand("doctor").copyInheritedSettings(program2).description("Check everything that a deployment needs, in the order in which it must exist; nothing is changed.").addOption(directoryOption(CHECKOUT)).addOption(registryProfileOption()).addOption(new Option("--json", "Print the checks as JSON."));
  for (const option of settingOptions(["dry-run", "maintenance", "rollback-to"])) command.addOption(option);
  return command.action(async () => {
    const options = command.opts();
    const { directory } = options;
    if (typeof directory === "string") chdir(directory);
    setRegistryProfile(options, process.env);
    const { environment: environment2, ...inputs2 } = inputsOf(options);
    signals.release();
    process.exitCode = await runDoctor({
      environment: process.env,
      environments: environment2 === void 0 ? [] : [environment2],
      inputs: inputs2,
      form: options["json"] === true ? "json" : "people",
      signal: new AbortController().signal,
      write: (text2) => void process.stdout.write(`${text2}
`)
    });
    leaveSoon();
  });
};

// src/cli/init-command.ts
import { resolve } from "node:path";

// src/adapters/git-repository.ts
var run = (folder, exec, question) => exec.run({
  argv: ["git", ...question],
  inherit: ["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"],
  cwd: folder,
  output: "quiet",
  // 128: no repository, no remote, no branch.
  okExitCodes: [0, 1, 2, 128]
});
var asking = (folder, exec) => async (...question) => {
  const { exitCode: exitCode2, stdout } = await run(folder, exec, question);
  return exitCode2 === 0 ? stdout.trim() : null;
};
var headOf = async (top, exec) => {
  const ask = asking(top, exec);
  return await ask("rev-parse", "--show-prefix") === "" ? ask("rev-parse", "--verify", "HEAD") : null;
};
var FOREIGN = /^fatal: detected dubious ownership in repository at '([^]+?)'$/mu;
var readGitRepository = async (folder, exec) => {
  const top = await run(folder, exec, ["rev-parse", "--show-toplevel"]);
  const [, foreign] = FOREIGN.exec(top.stderr) ?? [];
  if (foreign !== void 0) return { foreign };
  const root = top.exitCode === 0 ? top.stdout.trim() : "";
  if (root === "") return null;
  const ask = asking(folder, exec);
  const [origin, remoteHead, head] = await Promise.all([
    ask("config", "--get", "remote.origin.url"),
    ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"),
    ask("symbolic-ref", "--quiet", "--short", "HEAD")
  ]);
  return { root, origin, branch: remoteHead?.replace(/^origin\//u, "") ?? head };
};

// src/adapters/package-files.ts
import { readdir, readFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var readPackageFiles = async (root, folder) => {
  const entries = await readdir(join2(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path2 = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return [...await readPackageFiles(root, path2)];
      return [[path2, await readFile(join2(root, path2), "utf8")]];
    })
  );
  return new Map(found.flat());
};

// src/adapters/project-files.ts
import { randomUUID } from "node:crypto";
import * as fs2 from "node:fs/promises";
import { dirname, join as join3 } from "node:path";
var MOST_BYTES = 1024 * 1024;
var makeProjectFiles = (root) => ({
  read: (path2) => read(root, path2),
  list: (folder) => list2(root, folder),
  write: (files) => write(root, files)
});
var read = async (root, path2) => {
  const why = await inTheWay(root, dirname(path2));
  if (why !== null) return { kind: "unusable", why };
  const stat = await statOf(join3(root, path2));
  if (stat === null) return { kind: "absent" };
  if (stat.isSymbolicLink()) return { kind: "unusable", why: "is a link" };
  if (!stat.isFile()) return { kind: "unusable", why: "is not a file" };
  if (stat.size > MOST_BYTES) return { kind: "unusable", why: "is larger than 1 MiB" };
  try {
    const text2 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await fs2.readFile(join3(root, path2)));
    return { kind: "text", text: text2 };
  } catch (error) {
    if (error instanceof TypeError) return { kind: "unusable", why: "is not UTF-8" };
    return { kind: "unusable", why: `cannot be read (${codeOf(error)})` };
  }
};
var list2 = async (root, folder) => {
  const parent = await inTheWay(root, folder === "." ? "." : `${folder}/.`);
  if (parent !== null) return [];
  try {
    return (await fs2.readdir(join3(root, folder))).sort();
  } catch (error) {
    if (folder !== "." && ["EACCES", "ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw error;
  }
};
var inTheWay = async (root, folder) => {
  const parts2 = folder === "." ? [] : folder.split("/");
  for (const [index] of parts2.entries()) {
    const path2 = parts2.slice(0, index + 1).join("/");
    const stat = await statOf(join3(root, path2));
    if (stat === null) return null;
    if (stat.isSymbolicLink()) return `is below ${path2}, which is a link`;
    if (!stat.isDirectory()) return `is below ${path2}, which is not a folder`;
  }
  return null;
};
var statOf = async (path2) => {
  try {
    return await fs2.lstat(path2);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error))) return null;
    throw error;
  }
};
var codeOf = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
var write = async (root, files) => {
  const undo = [];
  const places = files.map(({ path: path2, text: text2 }) => {
    const target = join3(root, path2);
    const beside = `${target}.${randomUUID()}`;
    return { path: path2, text: text2, target, written: `${beside}.tmp`, before: `${beside}.old` };
  });
  let at = "";
  try {
    for (const { path: path2, written, text: text2 } of places) {
      at = path2;
      await makeFolders(root, dirname(path2), undo);
      undo.push(() => remove(written));
      await fs2.writeFile(written, text2, { flag: "wx" });
    }
    for (const { path: path2, target, written, before } of places) {
      at = path2;
      if ((await statOf(target))?.isFile() === true) {
        await fs2.rename(target, before);
        undo.push(() => fs2.rename(before, target));
      }
      await fs2.rename(written, target);
      undo.push(() => fs2.rename(target, written));
    }
  } catch (error) {
    return { path: at, why: causeOf(error), isUndone: await isUndone(undo) };
  }
  for (const { before } of places) await fs2.rm(before, { force: true });
  return null;
};
var makeFolders = async (root, folder, undo) => {
  const parts2 = folder === "." ? [] : folder.split("/");
  for (const [index] of parts2.entries()) {
    const path2 = join3(root, ...parts2.slice(0, index + 1));
    if ((await statOf(path2))?.isDirectory() === true) continue;
    await fs2.mkdir(path2);
    undo.push(() => fs2.rmdir(path2));
  }
};
var remove = async (path2) => {
  if (await statOf(path2) !== null) await fs2.rm(path2);
};
var isUndone = async (undo) => {
  let isComplete = true;
  for (const step of undo.toReversed()) {
    await step().catch(() => {
      isComplete = false;
    });
  }
  return isComplete;
};
var CAUSES = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file is where a folder must be",
  EISDIR: "a folder is there",
  ENAMETOOLONG: "the name is too long"
};
var causeOf = (error) => {
  const code = codeOf(error);
  const words = CAUSES[code];
  return words === void 0 ? code : `${words} (${code})`;
};

// src/adapters/prompts.ts
var makePrompts = () => {
  const clack = () => import("./dist-EWK4U3OY.js");
  return {
    open: (title) => {
      process.stdout.write(`${title}

`);
    },
    text: async ({ message, initial, problem }) => {
      const { text: text2, isCancel } = await clack();
      const answer = await text2({
        message,
        initialValue: initial,
        validate: (value2) => problem(value2 ?? "") ?? void 0
      });
      return isCancel(answer) ? null : answer;
    },
    one: async ({ message, choices: choices2, initial }) => {
      const { select, isCancel } = await clack();
      const answer = await select({ message, options: choices2.map(optionOf2), initialValue: initial });
      return isCancel(answer) ? null : answer;
    },
    several: async ({ message, choices: choices2, initial }) => {
      const { multiselect, isCancel } = await clack();
      const given = { message, options: choices2.map(optionOf2), initialValues: [...initial], required: false };
      const answer = await multiselect(given);
      return isCancel(answer) ? null : answer;
    }
  };
};
var optionOf2 = ({ value: value2, hint }) => ({ value: value2, label: value2, hint });

// src/init/aws-names.ts
var placeholderAccount = (place2) => String(place2).padStart(12, "0");
var isPlaceholderAccount = (account) => account.startsWith("0000000000");
var registryAccount = ({ registryAccount: account }) => account ?? placeholderAccount(0);
var accountOf = (answers, environment2) => {
  if (answers.profile === "small") return environment2.account ?? registryAccount(answers);
  return environment2.account ?? placeholderAccount(answers.environments.indexOf(environment2) + 1);
};
var accountsOf = (answers) => [
  .../* @__PURE__ */ new Set([registryAccount(answers), ...answers.environments.map((one2) => accountOf(answers, one2))])
];
var partitionOf = ({ region }) => {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
};
var roleArn = (answers, account, name2) => `arn:${partitionOf(answers)}:iam::${account}:role/${name2}`;
var nameIn = ({ application: application2 }, { name: name2 }) => `${application2}-${name2}`;
var deploymentAlarms = (answers, environment2) => {
  const names = ["5xx", "unhealthy", ...answers.strategy === "blue-green" ? ["unhealthy-alternate"] : []];
  return names.map((name2) => `${nameIn(answers, environment2)}-${name2}`);
};
var registryRole = (answers, role) => roleArn(answers, registryAccount(answers), `${answers.application}-${role}`);
var roleIn = (answers, environment2, role) => roleArn(answers, accountOf(answers, environment2), `${nameIn(answers, environment2)}-${role}`);
var repositoryArn = (answers) => `arn:${partitionOf(answers)}:ecr:${answers.region}:${registryAccount(answers)}:repository/${answers.repository}`;

// src/init/existing.ts
var TRANSLATED_SETTINGS = [
  "context",
  "file",
  "target",
  "build-args",
  "labels",
  "platforms",
  "pull",
  "no-cache",
  "cache-from",
  "cache-to",
  "provenance",
  "sbom",
  "ssh",
  "trivy-severity",
  "trivy-ignore-unfixed",
  "dockle-exit-level"
];
var provider = external_exports.strictObject({ name: external_exports.string(), weight: external_exports.int(), base: external_exports.int() });
var place = external_exports.strictObject({
  environment: external_exports.string(),
  cluster: external_exports.string(),
  service: external_exports.string(),
  /** The role that a deployment assumed so far; null: that of the stack `deploy-roles`. */
  deployRole: external_exports.string().nullable(),
  executionRole: external_exports.string().nullable(),
  taskRole: external_exports.string().nullable(),
  /** Of the task definition; null: that of the templates, APP-ENV. */
  family: external_exports.string().nullable().default(null),
  /** Of the container that is deployed; null: that of the templates, /ecs/APP-ENV. */
  logGroup: external_exports.string().nullable().default(null),
  /** The strategy of capacity providers; none where the service has a launch type. */
  capacityProviders: external_exports.array(provider),
  waitForMinutes: external_exports.string().nullable(),
  desiredCount: external_exports.string().nullable(),
  forceNewDeployment: external_exports.string().nullable()
});
var EXISTING = external_exports.strictObject({
  from: external_exports.enum(["service", "workflow"]),
  /** The service as `cluster/service`, or the path of the workflow. */
  source: external_exports.string(),
  /** The path of the task definition, which belongs to the people, or a family in ECS. */
  definition: external_exports.string(),
  container: external_exports.string().nullable(),
  registry: external_exports.enum(["existing", "new"]),
  settings: external_exports.partialRecord(external_exports.enum(TRANSLATED_SETTINGS), external_exports.string()),
  /** One for each environment. */
  places: external_exports.array(place).min(1),
  /** What is left to people: what could not be taken over, with the reason. */
  open: external_exports.array(external_exports.string())
});
var placeIn2 = (existing, environment2) => existing?.places.find((one2) => one2.environment === environment2) ?? null;

// src/init/wrong-answer.ts
var wrong = (flag, value2, rule) => `--${flag}: ${quoted(value2)} ${rule}`;

// src/init/size-problems.ts
var steps = (from, to, step) => Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
var FARGATE_SIZES = /* @__PURE__ */ new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16384, 1024)],
  [4096, steps(8192, 30720, 1024)],
  [8192, steps(16384, 61440, 4096)],
  [16384, steps(32768, 122880, 8192)]
]);
var sizeProblems = ({ port, cpu, memory, launch, desiredCount }) => {
  const sizes = FARGATE_SIZES.get(cpu);
  return [
    ...port >= 1 && port <= 65535 ? [] : [wrong("port", String(port), "is not between 1 and 65535")],
    ...desiredCount >= 1 && desiredCount <= 5e3 ? [] : [wrong("desired-count", String(desiredCount), "is not between 1 and 5000")],
    ...launch !== "ec2" && sizes?.includes(memory) !== true ? [`--cpu, --memory: Fargate has no task of ${cpu} CPU units and ${memory} MiB`] : [],
    ...cpu < 128 || memory < 6 ? [`--cpu, --memory: a task has at least 128 CPU units and 6 MiB`] : []
  ];
};

// src/init/answer-problems.ts
var answerProblems = (answers) => [
  ...nameProblems(answers),
  ...environmentProblems(answers),
  ...accountProblems(answers),
  ...placeProblems(answers),
  ...sizeProblems(answers)
];
var textProblem = ({ flag, pattern, rule }, value2) => value2 === null || pattern.test(value2) ? [] : [wrong(flag, value2, `is ${rule}`)];
var APPLICATION = {
  flag: "application",
  pattern: /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/,
  rule: "not 2 to 30 lower-case letters, digits and hyphens, the first one a letter, the last one no hyphen"
};
var ENVIRONMENT2 = {
  flag: "environments",
  pattern: /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
  rule: "not 2 to 20 lower-case letters, digits and hyphens, the first one a letter, the last one no hyphen"
};
var REPOSITORY2 = {
  flag: "repository",
  pattern: /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  rule: "not a name of an ECR repository: 2 to 256 lower-case letters, digits and single . _ - / between them"
};
var REGION = {
  flag: "region",
  pattern: /^[a-z]{2}(?:-[a-z]+)+-\d$/,
  rule: "not a region such as eu-west-1"
};
var GITHUB = {
  flag: "github",
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$|\.git$)[A-Za-z0-9._-]{1,100}$/,
  rule: "not OWNER/NAME of a repository of GitHub"
};
var SUBJECT2 = {
  flag: "subject-prefix",
  pattern: /^repo:[A-Za-z0-9_.@-]+\/[A-Za-z0-9_.@-]+$/,
  rule: "not what `gh api repos/OWNER/NAME/actions/oidc/customization/sub --jq .sub_claim_prefix` prints"
};
var BRANCH = {
  flag: "branch",
  pattern: /^(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/,
  rule: "not the name of a branch"
};
var SHIP_TO_ECS = {
  flag: "ship-to-ecs",
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$/,
  rule: "not OWNER/REPOSITORY@ with a full commit of 40 characters"
};
var HEALTH_PATH = {
  flag: "health-path",
  pattern: /^\/[A-Za-z0-9._~/%-]{0,1023}$/,
  rule: "not a path such as /health"
};
var BASE_IMAGE = {
  flag: "base-image",
  pattern: /^[a-z0-9][A-Za-z0-9._:/-]{0,255}(?:@sha256:[0-9a-f]{64})?$/,
  rule: "not the name of an image"
};
var FOLDER = {
  flag: "context",
  pattern: /^(?:\.|(?!.*(?:^|\/)\.{0,2}(?:\/|$))[\w.@+ /-]{1,250})$/,
  rule: "not the path of a folder in the repository"
};
var FILE = { ...FOLDER, flag: "dockerfile", rule: "not the path of a file in the repository" };
var nameProblems = (answers) => {
  const { application: application2, repository } = answers;
  return [
    ...textProblem(APPLICATION, application2),
    ...textProblem(REPOSITORY2, repository),
    ...textProblem(FILE, answers.dockerfile),
    ...textProblem(FOLDER, answers.context),
    ...tooLong(answers),
    .../--/.test(application2) ? [wrong("application", application2, "has two hyphens in a row")] : [],
    // Elastic Load Balancing API Reference, "CreateLoadBalancer", Name.
    .../^internal(?:-|$)/.test(application2) ? [wrong("application", application2, "begins with internal-, which a load balancer may not")] : []
  ];
};
var tooLong = ({ application: application2, addOns: addOns2, strategy, existing }) => {
  const why = addOns2.includes("firelens") ? "--add-on firelens" : strategy === "blue-green" ? "--strategy blue-green" : null;
  return why === null || existing !== null || application2.length !== 30 ? [] : [wrong("application", application2, `has 30 characters; with ${why}, 29 are the most`)];
};
var MOST_PROMOTED = 4;
var environmentProblems = ({ environments: environments2, existing }) => {
  const names = environments2.map(({ name: name2 }) => name2);
  const twice = names.filter((name2, index) => names.indexOf(name2) !== index);
  return [
    ...names.flatMap((name2) => textProblem(ENVIRONMENT2, name2)),
    ...[...new Set(twice)].map((name2) => wrong("environments", name2, "is there twice")),
    ...names.length > MOST_PROMOTED + 1 ? [`--environments: ${names.length} are too many; one image goes through ${MOST_PROMOTED + 1} at most`] : [],
    ...notImported(existing, names)
  ];
};
var notImported = (existing, names) => existing === null ? [] : names.filter((name2) => placeIn2(existing, name2) === null).map((name2) => wrong("environments", name2, `is not in ${quoted(existing.source)}; add it to ship-to-ecs.yaml`));
var ACCOUNT = /^(?!0{10})\d{12}$/;
var accountProblems = (answers) => {
  const given = answers.environments.flatMap(
    ({ name: name2, account }) => account === null ? [] : [{ flag: `account ${name2}=`, account }]
  );
  const shared3 = answers.registryAccount === null ? [] : [{ flag: "registry-account", account: answers.registryAccount }];
  const unlike = [...shared3, ...given].filter(({ account }) => !ACCOUNT.test(account)).map(({ flag, account }) => wrong(flag, account, "is not an account id of 12 digits"));
  if (answers.existing !== null) return unlike;
  return [...unlike, ...answers.profile === "small" ? severalAccounts(answers) : sharedAccounts(answers)];
};
var severalAccounts = (answers) => {
  const own = registryAccount(answers);
  return answers.environments.filter((one2) => accountOf(answers, one2) !== own).map(
    ({ name: name2 }) => `--account: ${name2} has an account of its own, which is the profile standard; small has one for all`
  );
};
var sharedAccounts = (answers) => {
  const users = /* @__PURE__ */ new Map();
  for (const { name: name2, account } of answers.environments) {
    if (account !== null) users.set(account, [...users.get(account) ?? [], name2]);
  }
  const shared3 = [...users].filter(([, names]) => names.length > 1);
  const registry = answers.registryAccount === null ? [] : users.get(answers.registryAccount) ?? [];
  return [
    ...shared3.map(
      ([account, names]) => `--account: ${account} is the account of ${names.join(" and ")}; give each its own, or choose --profile small`
    ),
    ...registry.map(
      (name2) => `--registry-account: is also the account of ${name2}; give the registry its own, or choose --profile small`
    )
  ];
};
var placeProblems = (answers) => [
  ...textProblem(REGION, answers.region),
  ...textProblem(GITHUB, answers.github),
  ...textProblem(SUBJECT2, answers.subjectPrefix),
  ...textProblem(BRANCH, answers.branch),
  ...textProblem(SHIP_TO_ECS, answers.shipToEcs),
  ...textProblem(HEALTH_PATH, answers.healthPath),
  ...textProblem(BASE_IMAGE, answers.baseImage)
];

// src/init/answers-file.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/init/init-answers.ts
var PROFILES = ["small", "standard"];
var LAUNCHES = ["fargate", "fargate-spot", "ec2"];
var STRATEGIES = ["rolling", "blue-green"];
var ADD_ONS = ["alarms", "scaling", "secrets", "waf", "firelens", "tracing", "efs"];
var environment = external_exports.strictObject({
  name: external_exports.string(),
  /** Null: not known yet. */
  account: external_exports.string().nullable().default(null),
  /** Whether people approve a deployment in GitHub. */
  approval: external_exports.boolean().default(false)
});
var ANSWERS = external_exports.strictObject({
  application: external_exports.string(),
  region: external_exports.string(),
  profile: external_exports.enum(PROFILES),
  /** In the order of promotion. */
  environments: external_exports.array(environment).min(1),
  /** The shared account of the registry; of the profile `small`, the only one. */
  registryAccount: external_exports.string().nullable(),
  /** The repository of ECR. */
  repository: external_exports.string(),
  /** Of the image, in the repository. */
  dockerfile: external_exports.string().default("Dockerfile"),
  /** What it is built from: a folder, `.` for the root. */
  context: external_exports.string().default("."),
  port: external_exports.int(),
  healthPath: external_exports.string(),
  launch: external_exports.enum(LAUNCHES),
  strategy: external_exports.enum(STRATEGIES),
  addOns: external_exports.array(external_exports.enum(ADD_ONS)),
  executeCommand: external_exports.boolean(),
  /** Whether GitHub can keep attestations: a public repository, or GitHub Enterprise Cloud. */
  attest: external_exports.boolean(),
  /** `owner/name`. */
  github: external_exports.string().nullable(),
  /** What GitHub puts before `:environment:` into the `sub` of a token. */
  subjectPrefix: external_exports.string().nullable(),
  branch: external_exports.string(),
  /** Of the starter's Dockerfile. */
  baseImage: external_exports.string(),
  /** `owner/repository@commit`: whose workflows are called. */
  shipToEcs: external_exports.string().nullable(),
  cpu: external_exports.int(),
  memory: external_exports.int(),
  desiredCount: external_exports.int(),
  /** What was imported; null for an application that begins here. */
  existing: EXISTING.nullable().default(null)
});
var GIVEN_ANSWERS = ANSWERS.omit({ existing: true }).extend({
  // Without the defaults, which would count as given.
  dockerfile: external_exports.string(),
  context: external_exports.string(),
  environments: external_exports.array(external_exports.preprocess((value2) => typeof value2 === "string" ? { name: value2 } : value2, environment)).min(1)
}).partial();
var STARTER_IMAGE = "gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e";
var defaultAnswers = (facts) => ({
  application: facts.application,
  region: facts.region,
  profile: facts.profile,
  environments: [
    { name: "dev", account: null, approval: false },
    { name: "production", account: null, approval: true }
  ],
  registryAccount: null,
  repository: facts.application,
  dockerfile: "Dockerfile",
  context: ".",
  port: 8080,
  healthPath: "/health",
  launch: facts.profile === "small" ? "fargate-spot" : "fargate",
  strategy: "rolling",
  addOns: [],
  executeCommand: false,
  attest: false,
  github: facts.github,
  subjectPrefix: null,
  branch: facts.branch,
  baseImage: STARTER_IMAGE,
  shipToEcs: null,
  cpu: 256,
  memory: 512,
  desiredCount: facts.profile === "small" ? 1 : 2,
  existing: null
});

// src/init/answers-file.ts
var answersFile = async (given, { files, git }) => {
  if (typeof given !== "string") return { answers: {}, problems: [] };
  const path2 = inRepository(given, git.root);
  if (path2 === null) return refused(`${given} is outside of the repository; copy it there, for nothing outside is read`);
  const found = await files.read(path2);
  if (found.kind === "absent") return refused(`${given} does not exist in the repository; its path begins at the root`);
  return found.kind === "unusable" ? refused(`${given} ${found.why}`) : parsed(found.text, given);
};
var refused = (problem) => ({ answers: {}, problems: [`--answers: ${problem}`] });
var inRepository = (given, root) => {
  const path2 = withSlashes(given);
  const top = `${withSlashes(root)}/`;
  const inside2 = path2.startsWith(top) ? path2.slice(top.length) : path2;
  return /^(?:\/|[A-Za-z]:)/u.test(inside2) || inside2.split("/").includes("..") ? null : inside2;
};
var withSlashes = (path2) => path2.replaceAll("\\", "/");
var parsed = (text2, path2) => {
  const documents = (0, import_yaml2.parseAllDocuments)(text2, { logLevel: "silent", uniqueKeys: true });
  if (documents.length > 1) return refused(`${path2} has ${documents.length} documents of YAML; leave one`);
  const [document] = documents;
  const [error] = document?.errors ?? [];
  if (error !== void 0) return refused(`${path2} is neither JSON nor YAML: ${error.code}`);
  if (document !== void 0 && hasAlias(document)) return refused(`${path2} has aliases; write each value out`);
  const value2 = document?.toJS();
  const read3 = GIVEN_ANSWERS.safeParse(value2 ?? {});
  if (read3.success) return { answers: withoutAbsent(read3.data), problems: [] };
  return {
    answers: {},
    problems: read3.error.issues.map(
      (issue) => `--answers: ${[path2, ...issue.path].join(" ")}: ${inWords2(issue, value2)}`
    )
  };
};
var inWords2 = (issue, whole) => {
  const value2 = issue.path.reduce(memberOf, whole);
  return issue.code === "invalid_type" && issue.expected === "string" && typeof value2 === "number" ? "is a number; write it in quotes" : issue.message;
};
var memberOf = (value2, key) => typeof value2 === "object" && value2 !== null && Object.hasOwn(value2, key) ? value2[key] : void 0;
var hasAlias = (document) => {
  let found = false;
  (0, import_yaml2.visit)(document, {
    Alias: () => {
      found = true;
      return import_yaml2.visit.BREAK;
    }
  });
  return found;
};
var withoutAbsent = (answers) => Object.fromEntries(Object.entries(answers).filter(([, value2]) => value2 !== void 0));

// src/init/exposed-port.ts
var exposedPort = (above, stage) => {
  const declare = withVariables(above.reduce(withVariables(/* @__PURE__ */ new Map()), EMPTY).args);
  const words = [];
  let scope = EMPTY;
  for (const one2 of stage) {
    scope = declare(scope, one2);
    const values = valuesOf(scope);
    if (one2.keyword === "EXPOSE")
      words.push(...one2.text.split(/\s+/).map((word) => ({ word, text: expandedText(word, values) })));
  }
  const ports2 = words.flatMap(({ text: text2 }) => text2?.split(/\s+/).flatMap(portIn) ?? []);
  return {
    port: ports2[0] ?? null,
    unreadPorts: words.filter(({ text: text2 }) => text2 === null || !isRead(text2)).map(({ word }) => word)
  };
};
var EMPTY = { args: /* @__PURE__ */ new Map(), env: /* @__PURE__ */ new Map() };
var valuesOf = ({ args, env }) => new Map([...args, ...env]);
var withVariables = (global) => (scope, { keyword, text: text2 }) => {
  const values = valuesOf(scope);
  if (keyword === "ENV") return { ...scope, env: new Map([...scope.env, ...assigned(text2, values)]) };
  if (keyword !== "ARG") return scope;
  const names = text2.split(/\s+/).filter((word) => /^\w+$/.test(word));
  const taken = names.map((name2) => [name2, global.get(name2) ?? null]);
  return { ...scope, args: new Map([...scope.args, ...taken, ...assigned(text2, values)]) };
};
var assigned = (text2, values) => {
  const [, old, value2 = ""] = /^(\w+)\s+([^=]+)$/s.exec(text2) ?? [];
  if (old !== void 0) return [[old, expandedText(value2, values)]];
  return [...text2.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S*)(?=\s|$)/g)].map(
    ([, name2 = "", given = ""]) => [name2, expandedText(given, values)]
  );
};
var portIn = (text2) => {
  const [, port] = /^(\d{1,5})(?:\/tcp)?$/i.exec(text2) ?? [];
  return port !== void 0 && isPort(Number(port)) ? [Number(port)] : [];
};
var isPort = (port) => port >= 1 && port <= 65535;
var isRead = (text2) => text2.split(/\s+/).every((word) => portIn(word).length > 0 || /^\d{1,5}\/(?:udp|sctp)$/i.test(word));

// src/init/health-check-times.ts
var USUAL_TIMES = { interval: 10, timeout: 5, retries: 3, startPeriod: 15 };
var LIMITS2 = {
  interval: [5, 300],
  timeout: [2, 60],
  retries: [1, 10],
  startPeriod: [0, 300]
};
var healthCheckTimes = (flags) => ({
  interval: within("interval", secondsIn(valueOf(flags, "interval"))),
  timeout: within("timeout", secondsIn(valueOf(flags, "timeout"))),
  retries: within("retries", numberIn(valueOf(flags, "retries"))),
  startPeriod: within("startPeriod", secondsIn(valueOf(flags, "start-period")))
});
var valueOf = (flags, name2) => new RegExp(`--${name2}=(\\S+)`, "i").exec(flags)?.[1]?.replaceAll(/["']/g, "") ?? "";
var within = (name2, value2) => {
  const [least, most] = LIMITS2[name2];
  const isSet = value2 !== null && (value2 > 0 || least === 0);
  return isSet ? Math.min(Math.max(value2, least), most) : USUAL_TIMES[name2];
};
var SECONDS = { h: 3600, m: 60, s: 1, ms: 1e-3 };
var secondsIn = (text2) => {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[hms]))+$/.test(text2)) return null;
  const parts2 = text2.matchAll(/(\d+(?:\.\d+)?)(ms|[hms])/g);
  return Math.ceil([...parts2].reduce((sum, [, count, unit = ""]) => sum + Number(count) * (SECONDS[unit] ?? 0), 0));
};
var numberIn = (text2) => /^\d{1,4}$/.test(text2) ? Number(text2) : null;

// src/init/image-stage.ts
var imageStage = (instructions) => {
  const starts = instructions.flatMap(({ keyword }, index) => keyword === "FROM" ? [index] : []);
  const stages = starts.map((start, index) => stageOf(instructions.slice(start, starts[index + 1])));
  return { above: instructions.slice(0, starts[0] ?? 0), stage: withParents(stages) };
};
var stageOf = ([from, ...instructions]) => {
  const [, image2 = "", name2] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(from?.text ?? "") ?? [];
  return { name: name2?.toLowerCase() ?? null, from: image2.toLowerCase(), instructions };
};
var withParents = (stages) => {
  const last = stages.at(-1);
  if (last === void 0) return [];
  const above = stages.slice(0, -1);
  const parent = above.findLastIndex(({ name: name2 }) => name2 === last.from);
  return [...withParents(above.slice(0, parent + 1)), ...last.instructions];
};

// src/init/dockerfile-facts.ts
var NO_FACTS = {
  unread: null,
  port: null,
  unreadPorts: [],
  healthCheck: null,
  unreadHealthCheck: null,
  healthTimes: USUAL_TIMES,
  user: null
};
var dockerfileFacts = (text2) => {
  const instructions = parseDockerfile(text2)?.instructions;
  if (instructions === void 0) return { ...NO_FACTS, unread: "has a form that `init` does not read" };
  const { above, stage } = imageStage(instructions);
  return {
    unread: null,
    ...exposedPort(above, stage),
    ...healthCheckIn(stage),
    user: userIn(stage)
  };
};
var lastOf = (stage, keyword) => stage.findLast((one2) => one2.keyword === keyword)?.text ?? null;
var LONGEST_CHECK = 4096;
var healthCheckIn = (stage) => {
  const [, flags = "", command] = /^((?:--\S+\s+)*)CMD\s+(.+)$/is.exec(lastOf(stage, "HEALTHCHECK") ?? "") ?? [];
  const healthTimes = healthCheckTimes(flags);
  if (command === void 0) return { healthCheck: null, unreadHealthCheck: null, healthTimes };
  const words = wordsOf2(command);
  const why = faultOf(words);
  return { healthCheck: why === null ? words : null, unreadHealthCheck: why, healthTimes };
};
var faultOf = (words) => {
  if (words === null) return "its list is not JSON";
  const text2 = words.join(" ");
  if (text2.length > LONGEST_CHECK) return `it is longer than ${LONGEST_CHECK} characters`;
  return text2.search(INVISIBLE) >= 0 ? "it has control characters" : null;
};
var wordsOf2 = (command) => {
  if (!command.startsWith("[")) return ["CMD-SHELL", command];
  try {
    const words = JSON.parse(command);
    return isTexts(words) ? ["CMD", ...words] : null;
  } catch {
    return null;
  }
};
var isTexts = (value2) => Array.isArray(value2) && value2.length > 0 && value2.every((one2) => typeof one2 === "string");
var userIn = (stage) => {
  const user2 = lastOf(stage, "USER");
  if (user2 === null || !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?$/.test(user2))
    return null;
  return /^(?:root|0)(?::|$)/.test(user2) ? null : user2;
};

// src/init/image-source.ts
var DOCKERFILE = "Dockerfile";
var ROOT = ".";
var folderOf = (path2) => path2.split("/").slice(0, -1).join("/") || ROOT;
var plainPath = (path2) => path2.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "") || ROOT;
var dockerfileOf = ({ existing, dockerfile: dockerfile2, context }) => {
  const { file, context: folder } = existing?.settings ?? {};
  if (file === void 0 && folder === void 0) return dockerfile2;
  const path2 = plainPath(file ?? `${plainPath(folder ?? context)}/${DOCKERFILE}`);
  return isInside(path2) ? path2 : DOCKERFILE;
};
var isInside = (path2) => /^[\w.@+-][\w.@+/ -]*$/.test(path2) && !path2.split("/").includes("..");
var MOST_FOLDERS = 2e3;
var DEEPEST = 3;
var PASSED_OVER = /^(?:\..*|node_modules|vendor|target|dist|build|bin|obj|infra)$/;
var dockerfilesBelow = async ({ list: list3 }) => {
  const found = [];
  let folders = (await list3(ROOT)).filter((name2) => !PASSED_OVER.test(name2));
  for (let depth = 1; depth <= DEEPEST && folders.length > 0; depth += 1) {
    const below = [];
    for (const folder of folders.slice(0, MOST_FOLDERS)) {
      const names = await list3(folder);
      if (names.includes(DOCKERFILE)) found.push(`${folder}/${DOCKERFILE}`);
      below.push(...names.filter((name2) => !PASSED_OVER.test(name2)).map((name2) => `${folder}/${name2}`));
    }
    folders = below;
  }
  return found.toSorted();
};
var imageAnswers = async ({ given, isFirst }, files) => {
  if (given.dockerfile === void 0 && !isFirst) return {};
  const dockerfile2 = given.dockerfile ?? await onlyOne(files);
  const found = await files.read(dockerfile2);
  const port = found.kind === "text" ? dockerfileFacts(found.text).port : null;
  return { dockerfile: dockerfile2, context: contextOf(dockerfile2, found), ...port === null ? {} : { port } };
};
var onlyOne = async (files) => {
  if ((await files.read(DOCKERFILE)).kind !== "absent") return DOCKERFILE;
  const [one2, ...others] = await dockerfilesBelow(files);
  return one2 === void 0 || others.length > 0 ? DOCKERFILE : one2;
};
var contextOf = (dockerfile2, found) => {
  const folder = folderOf(dockerfile2);
  const instructions = found.kind === "text" ? parseDockerfile(found.text)?.instructions ?? [] : [];
  const copied = instructions.filter(({ keyword, text: text2 }) => ["COPY", "ADD"].includes(keyword) && !/--from=/i.test(text2)).flatMap(({ text: text2 }) => text2.match(/[^\s"',[\]]+/g) ?? []);
  return copied.some((path2) => `${plainPath(path2)}/`.startsWith(`${folder}/`)) ? ROOT : folder;
};

// src/init/repository-facts.ts
var LANGUAGES = ["npm", "pip", "gomod", "maven", "gradle", "cargo", "bundler", "composer", "nuget"];
var MARKS = [
  [/^package\.json$/, "npm"],
  [/^(?:requirements.*\.txt|pyproject\.toml|Pipfile|setup\.py)$/, "pip"],
  [/^go\.mod$/, "gomod"],
  [/^pom\.xml$/, "maven"],
  [/^(?:build|settings)\.gradle(?:\.kts)?$/, "gradle"],
  [/^Cargo\.toml$/, "cargo"],
  [/^Gemfile$/, "bundler"],
  [/^composer\.json$/, "composer"],
  [/\.(?:cs|fs|vb)proj$|\.sln$/, "nuget"]
];
var BESIDE = /^(?:\..*|README.*|LICENSE.*|LICENCE.*|CHANGELOG.*|CONTRIBUTING.*|SECURITY.*|CODE_OF_CONDUCT.*|docs)$/i;
var repositoryFacts = (found) => {
  const image2 = imageOf(found);
  return {
    image: image2,
    dockerfile: image2 === "starter" ? STARTER : factsIn(found.dockerfile.file),
    others: image2 === "missing" ? found.others : [],
    updates: updatesOf(found.names, image2 === "missing" ? null : found.dockerfile)
  };
};
var imageOf = ({ names, dockerfile: dockerfile2, isImport, written }) => {
  const { path: path2, file } = dockerfile2;
  const isWritten = (name2) => written.some((one2) => one2 === name2 || one2.startsWith(`${name2}/`));
  const isEmpty = names.every((name2) => BESIDE.test(name2) || isWritten(name2));
  if (!isImport && path2 === DOCKERFILE && (isWritten(path2) || file.kind === "absent" && isEmpty)) return "starter";
  return file.kind === "absent" ? "missing" : "own";
};
var updatesOf = (names, dockerfile2) => {
  const root = languagesIn(names).map((ecosystem) => ({ ecosystem, directory: "/" }));
  if (dockerfile2 === null) return root;
  const folder = folderOf(dockerfile2.path);
  const directory = folder === ROOT ? "/" : `/${folder}`;
  const beside = folder === ROOT ? [] : languagesIn(dockerfile2.beside);
  return [{ ecosystem: "docker", directory }, ...root, ...beside.map((ecosystem) => ({ ecosystem, directory }))];
};
var languagesIn = (names) => LANGUAGES.filter((language) => MARKS.some(([mark, of]) => of === language && names.some((name2) => mark.test(name2))));
var STARTER = {
  ...NO_FACTS,
  healthCheck: ["CMD", "/nodejs/bin/node", "health.mjs"],
  user: "65532:65532"
};
var factsIn = (file) => {
  if (file.kind === "absent") return NO_FACTS;
  return file.kind === "text" ? dockerfileFacts(file.text) : { ...NO_FACTS, unread: file.why };
};
var applicationName = (folder) => {
  const name2 = folder.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 30).replace(/-+$/, "");
  return name2.length < 2 || /^internal(?:-|$)/.test(name2) ? "app" : name2;
};

// src/init/import/imported.ts
var imported = async (read3) => {
  try {
    return await read3();
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.kind === "cancelled") throw thrown;
    const lines = [...`Nothing was written: ${thrown.message}`.split("\n"), hintOf(thrown)].map(visible2);
    return { exit: thrown.code === "E_INPUT" ? 2 : 1, lines };
  }
};
var hintOf = (problem) => {
  if (problem.code.startsWith("E_CREDENTIALS"))
    return "Log in, for example with `aws sso login`, and choose the profile with AWS_PROFILE.";
  if (problem instanceof AwsError && problem.code === "E_ACCESS_DENIED")
    return `Use credentials that may call ${problem.operation}; an import only reads (docs/init.md).`;
  return problem.hint ?? CATALOGUE[problem.code].remedy;
};
var visible2 = (text2) => text2.replace(INVISIBLE, "");
var name = (text2) => `\`${quoted(text2.replaceAll(/\s+/gu, " ").replace(INVISIBLE, "").replaceAll("`", "'"))}\``;

// src/init/import/answers-of-service.ts
var answersFor = (facts) => {
  const { named, service, definition, application: application2, environment: environment2 } = facts;
  const account = /^arn:[^:]*:ecs:[^:]*:(\d{12}):/.exec(service.serviceArn ?? "")?.[1] ?? null;
  const registry = registryOf(facts);
  const registryAccount2 = registry.account ?? account;
  const isSmall = registryAccount2 === account;
  return {
    ...{ application: application2, region: facts.region, repository: registry.repository, registryAccount: registryAccount2 },
    profile: isSmall ? "small" : "standard",
    environments: [{ name: environment2, account: isSmall ? null : account, approval: false }],
    launch: launchOf(service, definition),
    strategy: strategyOf(service),
    desiredCount: Math.max(service.desiredCount ?? 1, 1),
    executeCommand: service.enableExecuteCommand ?? false,
    ...answersOfTask(facts),
    existing: {
      ...{ from: "service", source: `${named.cluster}/${named.service}`, definition: "task-definition.json" },
      container: facts.container,
      registry: registry.account === null ? "new" : "existing",
      settings: {},
      places: [placeOf2(facts)],
      open: [...facts.open, ...registry.open, ...deploymentNotes(service)]
    }
  };
};
var placeOf2 = ({ environment: environment2, named, service, definition, container }) => ({
  ...{ environment: environment2, cluster: named.cluster, service: named.service, deployRole: null },
  executionRole: definition.executionRoleArn ?? null,
  taskRole: definition.taskRoleArn ?? null,
  family: definition.family ?? null,
  logGroup: definition.containerDefinitions?.find((one2) => one2.name === container)?.logConfiguration?.options?.["awslogs-group"] ?? null,
  capacityProviders: (service.capacityProviderStrategy ?? []).map(({ capacityProvider, weight, base }) => ({
    name: capacityProvider ?? "",
    weight: weight ?? 0,
    base: base ?? 0
  })),
  ...{ waitForMinutes: null, desiredCount: null, forceNewDeployment: null }
});
var registryOf = ({ definition, container, application: application2, region }) => {
  const image2 = definition.containerDefinitions?.find((one2) => one2.name === container)?.image ?? "";
  const reference = parseImageReference(image2);
  const found = reference === null ? null : ecrRegistry(reference.registry);
  if (reference === null || found === null) {
    const what = `The image ${name(image2)} does not come from ECR, so a repository is to be created: infra/registry.yaml.`;
    return { repository: application2, account: null, open: [what] };
  }
  const open = found.region === region ? [] : [
    `The image comes from ECR in ${name(found.region)}; images are pushed to ${region} unless \`registry-region\` is set.`
  ];
  return { repository: reference.name.slice(reference.registry.length + 1), account: found.account, open };
};
var launchOf = (service, definition) => {
  const providers4 = (service.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider);
  if (providers4.length > 0) {
    if (providers4.includes("FARGATE")) return "fargate";
    return providers4.includes("FARGATE_SPOT") ? "fargate-spot" : "ec2";
  }
  const launch = service.launchType ?? definition.requiresCompatibilities?.[0];
  return launch === "FARGATE" ? "fargate" : "ec2";
};
var strategyOf = ({ deploymentConfiguration }) => deploymentConfiguration?.strategy === "BLUE_GREEN" ? "blue-green" : "rolling";
var answersOfTask = ({ definition, container, health }) => {
  const own = definition.containerDefinitions?.find((one2) => one2.name === container);
  const port = health.port ?? own?.portMappings?.[0]?.containerPort;
  return {
    ...port === void 0 ? {} : { port },
    // Of another form it is only of interest to the load balancer.
    ...health.path !== null && /^\/[A-Za-z0-9._~/%-]{0,1023}$/.test(health.path) ? { healthPath: health.path } : {},
    ...numberIn2("cpu", definition.cpu),
    ...numberIn2("memory", definition.memory)
  };
};
var numberIn2 = (member, text2) => text2 !== void 0 && /^\d{1,9}$/.test(text2) ? { [member]: Number(text2) } : {};
var deploymentNotes = (service) => {
  const strategy = service.deploymentConfiguration?.strategy ?? "ROLLING";
  return [
    ...service.deploymentController?.type === "CODE_DEPLOY" ? [
      "CodeDeploy deploys this service. That needs no setting: its deployment group is found (docs/strategies.md of ship-to-ecs). The role of the deployment needs the actions of CodeDeploy, too (docs/iam.md)."
    ] : [],
    ...["ROLLING", "BLUE_GREEN"].includes(strategy) ? [] : [`The service keeps its strategy ${name(strategy)}.`],
    ...service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true ? [] : [
      "The circuit breaker is off: a deployment that fails is taken back by the run alone. Set `service-attributes: { circuit-breaker: { enable: true, rollback: true } }`."
    ]
  ];
};

// src/init/import/find-service.ts
var findService = async (name2, calls) => {
  const { services = [] } = await calls.ecs.describeServices({ cluster: name2.cluster, services: [name2.service] }).catch(async (thrown) => {
    throw isMissingCluster(thrown) ? await noCluster(name2, calls) : thrown;
  });
  const [service] = services;
  if (service === void 0) throw await noService(name2, calls);
  if (service.status === "INACTIVE") throw deleted(name2);
  const problem = unsupportedService(service);
  if (problem === null) return service;
  throw fault("E_SERVICE_UNSUPPORTED", { message: `${inWords3(name2)} ${problem.because}`, hint: problem.hint });
};
var inWords3 = ({ cluster, service }) => `the service '${service}' in the cluster '${cluster}'`;
var isMissingCluster = (thrown) => thrown instanceof AwsError && thrown.awsCode === "ClusterNotFoundException";
var deleted = (name2) => fault("E_SERVICE_NOT_FOUND", {
  message: `${inWords3(name2)} was deleted (INACTIVE)`,
  hint: "Name a service that runs, or begin a new one with `ship-to-ecs init`."
});
var noCluster = async ({ cluster }, { ecs }) => {
  const names = await listed(async () => (await ecs.listClusters({ maxResults: 100 })).clusterArns);
  return fault("E_CLUSTER_NOT_FOUND", {
    message: `the cluster '${cluster}' does not exist in this region and account${among("clusters", cluster, names)}`,
    hint: "Correct `--from-service`, or choose another `--region` or AWS_PROFILE."
  });
};
var noService = async (name2, { ecs }) => {
  const { cluster, service } = name2;
  const names = await listed(async () => (await ecs.listServices({ cluster, maxResults: 100 })).serviceArns);
  return fault("E_SERVICE_NOT_FOUND", {
    message: `${inWords3(name2)} does not exist${among("services", service, names)}`,
    hint: "Correct `--from-service`."
  });
};
var among = (plural, word, names) => names === null ? "" : `; ${listNames({ plural, word, names })}`;
var listed = async (read3) => {
  try {
    return (await read3() ?? []).map(lastPart);
  } catch (thrown) {
    if (thrown instanceof AwsError) return null;
    throw thrown;
  }
};
var readDefinition = async (service, { ecs }) => {
  const primary = service.taskSets?.find(({ status }) => status === "PRIMARY");
  const taskDefinition = service.taskDefinition ?? primary?.taskDefinition;
  if (taskDefinition === void 0)
    throw fault("E_TASK_DEFINITION_NOT_FOUND", {
      message: `the service '${service.serviceName ?? ""}' has no task definition yet`,
      hint: "Begin a new service with `ship-to-ecs init`."
    });
  const { taskDefinition: definition = {}, tags = [] } = await ecs.describeTaskDefinition({
    taskDefinition,
    include: ["TAGS"]
  });
  return { definition, tags };
};

// src/init/import/imported-definition.ts
var importedDefinition = (described, container) => {
  const definition = asWritten(registrable(described));
  const order = namesIn(described);
  const parts2 = (definition.containerDefinitions ?? []).toSorted((one2, other) => order.indexOf(one2.name) - order.indexOf(other.name)).map((one2) => withoutSecrets(one2));
  const containers = parts2.map(
    ({ container: own }) => own.name === container ? { ...own, image: "replaced-by-ship-to-ecs" } : own
  );
  const { containerDefinitions: _, ...rest } = definition;
  const whole = { ...mapTexts(rest, escaped), containerDefinitions: containers };
  return { text: `${JSON.stringify(whole, null, 2)}
`, open: parts2.flatMap(({ open }) => open) };
};
var namesIn = ({ taskDefinition }) => (taskDefinition.containerDefinitions ?? []).map(({ name: name2 }) => name2);
var withoutSecrets = (container) => {
  const { environment: environment2 = [], ...rest } = container;
  const open = [];
  const where = name(container.name ?? "");
  const variables = environment2.map(({ name: name2 = "", value: value2 = "" }) => {
    if (looksSecret({ name: name2, value: value2 }) === null) return { name: name2, value: escaped(value2) };
    open.push(
      `The variable ${name(name2)} of the container ${where} looks like a secret, so its value was not written. Keep it in Secrets Manager or Parameter Store, name that under \`secrets\` of task-definition.json, and remove it from \`environment\`; if it is no secret, write its value there.`
    );
    return { name: name2, value: MISSING };
  });
  const others = mapTexts(rest, (text2) => {
    const what = secretIn(text2);
    if (what === null) return escaped(text2);
    open.push(
      `A command, label or option of the container ${where} has ${what}, so it was not written. Pass it by \`secrets\`, or \`secretOptions\` of the log configuration; task-definition.json has \`${MISSING}\` there.`
    );
    return MISSING;
  });
  return {
    // The same members, with other texts.
    container: { ...others, ...environment2.length === 0 ? {} : { environment: variables } },
    open
  };
};
var MISSING = "${env:NOT_IMPORTED}";
var mapTexts = (value2, change) => {
  if (typeof value2 === "string") return change(value2);
  if (Array.isArray(value2)) return value2.map((one2) => mapTexts(one2, change));
  if (typeof value2 !== "object" || value2 === null) return value2;
  return Object.fromEntries(Object.entries(value2).map(([key, one2]) => [key, mapTexts(one2, change)]));
};

// src/init/import/our-container.ts
var ourContainer = async ({ containerDefinitions = [] }, named, choose2) => {
  const names = containerDefinitions.flatMap(({ name: name2 }) => name2 === void 0 ? [] : [name2]);
  if (typeof named === "string") {
    if (names.includes(named)) return named;
    throw unclear(`--container: the task has no container ${JSON.stringify(named.slice(0, 100))}`, names);
  }
  const essential = containerDefinitions.filter(({ essential: isEssential = true }) => isEssential);
  const [only2] = names.length === 1 ? names : essential.length === 1 ? [essential[0]?.name] : [];
  if (only2 !== void 0) return only2;
  const chosen = choose2 === null ? null : await choose2("Which container is built in this repository?", names);
  if (chosen !== null) return chosen;
  throw unclear(`the task has ${names.length} containers, of which ${essential.length} are essential`, names);
};
var unclear = (message, names) => fault("E_INPUT", {
  message,
  hint: `Name the one that is built in this repository: \`--container ${names[0] ?? "NAME"}\`; there are ${names.join(", ")}.`
});

// src/init/import/from-service.ts
var DEFINITION_FILE = "task-definition.json";
var fromService = (options, environments2, ports2) => imported(async () => {
  const named = serviceName(options["from-service"]);
  const environment2 = oneEnvironment(environments2);
  const { region, calls } = await regionOf(options, ports2);
  const service = await findService(named, calls);
  const { definition, tags } = await readDefinition(service, calls);
  const container = await ourContainer(definition, options["container"], ports2.choose);
  const { text: text2, open } = importedDefinition({ taskDefinition: definition, tags }, container);
  const [health, scaling] = await Promise.all([healthOf(service, container, calls), scalingOf(named, calls)]);
  const answers = answersFor({
    ...{ environment: environment2, region, named, service, definition, container, health },
    application: applicationName(named.service),
    open: [...open, ...health.open, ...scaling]
  });
  return { answers, files: [{ path: DEFINITION_FILE, text: text2 }] };
});
var serviceName = (given) => {
  const [, cluster, service] = /^([A-Za-z0-9_-]{1,255})\/([A-Za-z0-9_-]{1,255})$/.exec(String(given)) ?? [];
  if (cluster !== void 0 && service !== void 0) return { cluster, service };
  throw fault("E_INPUT", {
    message: `--from-service: ${JSON.stringify(String(given).slice(0, 100))} is not CLUSTER/SERVICE`,
    hint: "Name the cluster and the service, for example `--from-service production/web`."
  });
};
var oneEnvironment = (environments2) => {
  const [name2 = "production", ...others] = environments2 ?? [];
  if (others.length === 0) return name2;
  throw fault("E_INPUT", {
    message: "--environments: one service is one environment, and more than one is named",
    hint: "Name the environment of this service alone; add the others to ship-to-ecs.yaml later."
  });
};
var regionOf = async (options, { aws, region }) => {
  const wanted = typeof options["region"] === "string" ? options["region"] : region;
  const calls = aws(wanted);
  const known = wanted ?? await calls.region();
  if (known !== null) return { region: known, calls };
  throw fault("E_REGION_MISSING", {
    message: "no AWS region is set",
    hint: "Pass `--region`, or set AWS_REGION."
  });
};
var healthOf = async (service, container, calls) => {
  const balancer = service.loadBalancers?.find(({ containerName }) => containerName === container);
  const port = balancer?.containerPort ?? null;
  if (balancer?.targetGroupArn === void 0) return { port, path: null, open: [] };
  try {
    const { TargetGroups } = await calls.elasticloadbalancing.describeTargetGroups({
      TargetGroupArns: [balancer.targetGroupArn]
    });
    return { port, path: TargetGroups?.[0]?.HealthCheckPath ?? null, open: [] };
  } catch (thrown) {
    return { port, path: null, open: [unreadHealth(thrown)] };
  }
};
var scalingOf = async ({ cluster, service }, calls) => {
  try {
    const { ScalableTargets = [] } = await calls["application-autoscaling"].describeScalableTargets({
      ServiceNamespace: "ecs",
      ResourceIds: [`service/${cluster}/${service}`]
    });
    return ScalableTargets.map(
      ({ MinCapacity = 0, MaxCapacity = 0 }) => `Application Auto Scaling keeps between ${MinCapacity} and ${MaxCapacity} tasks: leave \`desired-count\` unset.`
    );
  } catch (thrown) {
    if (thrown instanceof AwsError) return [];
    throw thrown;
  }
};
var unreadHealth = (thrown) => {
  if (!(thrown instanceof AwsError)) throw thrown;
  return `The target group was not read (${name(thrown.awsCode)}), so the path of the health check is a guess; \`--health-path\` says it.`;
};

// src/init/import/usable-facts.ts
var accountIn = (role) => /^arn:[\w-]+:iam::(\d{12}):/u.exec(role ?? "")?.[1] ?? null;
var FORMS = {
  region: {
    isRight: (value2) => /^[a-z]{2}(?:-[a-z]+)+-\d$/u.test(value2),
    why: "is no region: set `--region`"
  },
  role: {
    isRight: (value2) => accountIn(value2) !== null,
    why: "is no ARN of a role, so neither the role nor its account was taken: set `--account`, and `role-to-assume` in ship-to-ecs.yaml"
  },
  "registry-account": {
    isRight: (value2) => /^\d{12}$/u.test(value2),
    why: "is no account id of 12 digits: set `--registry-account`"
  }
};
var usableFacts = (facts) => {
  const isUsable = ({ name: of, value: value2 }) => FORMS[of]?.isRight(value2) ?? true;
  return {
    usable: facts.filter(isUsable),
    unusable: facts.filter((one2) => !isUsable(one2)).map(({ name: of, value: value2, line }) => ({ line, why: `${name(value2)} ${FORMS[of]?.why ?? ""}` }))
  };
};

// src/init/import/answers-of-workflow.ts
var answersForJobs = (found) => {
  const { facts, path: path2 } = found;
  const all2 = facts.jobs.flatMap((job) => job.facts);
  const { usable, unusable: unusable2 } = usableFacts(all2);
  const { kept, differing } = firstOfEach(usable);
  const deployments = placesOf(found);
  const accounts2 = deployments.places.map(({ deployRole }) => accountIn(deployRole));
  const registryAccount2 = kept.get("registry-account")?.value ?? accounts2.find((one2) => one2 !== null) ?? null;
  const region = kept.get("region")?.value;
  const repository = kept.get("repository")?.value;
  const open = [
    ...[...facts.jobs.flatMap((job) => job.left), ...facts.rest.left, ...unusable2, ...differing, ...deployments.left].toSorted((one2, other) => one2.line - other.line).map(({ line, why }) => `${path2}:${line}: ${why}`),
    ...missing(kept, found),
    ...notNeeded([...facts.jobs.flatMap((job) => job.gone), ...facts.rest.gone])
  ];
  return {
    ...region === void 0 ? {} : { region },
    ...facts.branch === null ? {} : { branch: facts.branch },
    ...applicationOf(repository, deployments.places),
    registryAccount: registryAccount2,
    profile: new Set([registryAccount2, ...accounts2].filter((one2) => one2 !== null)).size > 1 ? "standard" : "small",
    environments: deployments.places.map(({ environment: environment2 }, index) => ({
      name: environment2,
      account: accounts2[index] ?? null,
      approval: false
    })),
    existing: existingOf(found, kept, { places: deployments.places, open })
  };
};
var existingOf = ({ path: path2 }, kept, { places, open }) => ({
  ...{ from: "workflow", source: path2, registry: "existing", places: [...places], open },
  definition: kept.get("definition")?.value ?? "task-definition.json",
  container: kept.get("container")?.value ?? null,
  settings: Object.fromEntries(
    TRANSLATED_SETTINGS.flatMap((setting) => {
      const value2 = kept.get(setting)?.value;
      return value2 === void 0 ? [] : [[setting, value2]];
    })
  )
});
var applicationOf = (repository, places) => ({
  application: applicationName(places[0]?.service ?? "app"),
  ...repository === void 0 ? {} : { repository }
});
var OF_PLACE = [
  "role",
  "cluster",
  "service",
  "wait-for-minutes",
  "desired-count",
  "force-new-deployment"
];
var firstOfEach = (facts) => {
  const kept = /* @__PURE__ */ new Map();
  const differing = [];
  for (const one2 of facts) {
    const before = kept.get(one2.name);
    if (before === void 0) kept.set(one2.name, one2);
    else if (before.value !== one2.value && !OF_PLACE.includes(one2.name))
      differing.push({
        line: one2.line,
        why: `${name(`${one2.name}: ${one2.value}`)} differs from line ${before.line}, which was taken; set it for its environment in ship-to-ecs.yaml`
      });
  }
  return { kept, differing };
};
var placesOf = ({ facts, environments: environments2, roles }) => {
  const places = [];
  const left3 = [];
  for (const job of facts.jobs.filter(({ isDeployment }) => isDeployment)) {
    const environment2 = environments2?.[places.length] ?? job.environment ?? "production";
    if (places.some((one2) => one2.environment === environment2)) {
      left3.push({
        line: job.line,
        why: `is a second job that deploys to ${name(environment2)}: see \`services\` in docs/services.md of ship-to-ecs`
      });
      continue;
    }
    const place2 = placeOf3(job, environment2, roles);
    places.push(place2);
    if (place2.service === UNNAMED)
      left3.push({
        line: job.line,
        why: `names no service that can be read off: write it into ship-to-ecs.yaml, in place of ${UNNAMED}`
      });
  }
  return { places, left: left3 };
};
var UNNAMED = "SERVICE";
var placeOf3 = (job, environment2, roles) => {
  const of = (wanted) => job.facts.find((one2) => one2.name === wanted)?.value ?? null;
  const role = of("role");
  return {
    environment: environment2,
    cluster: of("cluster") ?? (job.left.some(({ why }) => why.startsWith("`cluster:")) ? "CLUSTER" : "default"),
    service: of("service") ?? UNNAMED,
    deployRole: accountIn(role) === null ? null : role,
    executionRole: roles.execution,
    taskRole: roles.task,
    family: roles.family,
    logGroup: roles.logGroup,
    capacityProviders: [],
    waitForMinutes: of("wait-for-minutes"),
    desiredCount: of("desired-count"),
    forceNewDeployment: of("force-new-deployment")
  };
};
var missing = (kept, { roles }) => [
  ...kept.has("repository") ? [] : ["No repository of ECR was found: the name of the application was taken; set `--repository`."],
  ...kept.has("region") ? [] : ["No region was found: that of the environment was taken; set `--region`."],
  ...kept.has("definition") ? [] : ["No task definition was found: set `task-definition` in ship-to-ecs.yaml."],
  ...kept.has("definition") && roles.state !== "read" ? [
    `The task definition ${name(kept.get("definition")?.value ?? "")} was not read (${roles.state}): name its roles, its family and its log group in infra/parameters.`
  ] : []
];
var notNeeded = (all2) => all2.length === 0 ? [] : [
  `Not needed any more, because the pipeline does it: ${all2.toSorted((one2, other) => one2.line - other.line).map(({ line, why }) => `${why} (line ${line})`).join(", ")}.`
];

// src/init/import/roles-in-definition.ts
var UNKNOWN = { execution: null, task: null, family: null, logGroup: null };
var rolesIn2 = async (path2, files) => {
  if (path2 === null || !/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.][\w./ -]{0,300}$/u.test(path2))
    return { ...UNKNOWN, state: "absent" };
  const found = await files.read(path2);
  if (found.kind !== "text") return { ...UNKNOWN, state: found.kind === "absent" ? "absent" : "unreadable" };
  try {
    const value2 = parseDocument(found.text, path2);
    if (!isMembers(value2)) return { ...UNKNOWN, state: "unreadable" };
    return {
      ...{ execution: arnIn(value2["executionRoleArn"]), task: arnIn(value2["taskRoleArn"]), state: "read" },
      family: textIn(value2["family"], /^[\w-]{1,255}$/u),
      logGroup: logGroupIn(value2["containerDefinitions"])
    };
  } catch (thrown) {
    if (thrown instanceof ShipError) return { ...UNKNOWN, state: "unreadable" };
    throw thrown;
  }
};
var textIn = (value2, form) => typeof value2 === "string" && form.test(value2) ? value2 : null;
var arnIn = (value2) => textIn(value2, /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/u);
var LOGS = external_exports.object({ logConfiguration: external_exports.object({ options: external_exports.object({ "awslogs-group": external_exports.string() }) }) });
var logGroupIn = (containers) => {
  const found = external_exports.array(external_exports.unknown()).safeParse(containers).data ?? [];
  const [first] = found.flatMap((one2) => LOGS.safeParse(one2).data?.logConfiguration.options["awslogs-group"] ?? []);
  return textIn(first, /^[\w/.#-]{1,512}$/u);
};

// src/init/import/secrets-in-workflow.ts
var LISTS = ["build-args", "labels"];
var partsOf = (setting, value2) => {
  if (!LISTS.includes(setting)) return isSecret(value2) ? { clean: "", secrets: [""] } : { clean: value2, secrets: [] };
  const lines = value2.split("\n");
  return {
    clean: lines.filter((line) => !isSecretPair(line)).join("\n"),
    secrets: lines.filter(isSecretPair).map((line) => withoutSecrets2(pairIn(line).name))
  };
};
var isSecret = (value2) => secretIn(value2) !== null || value2.split(/[\s,]+/u).some(isSecretPair);
var pairIn = (text2) => {
  const [, name2 = "", value2 = ""] = /^\s*["']?([\w.-]{1,200})=(.*?)["']?\s*$/su.exec(text2) ?? [];
  return { name: name2, value: value2 };
};
var isSecretPair = (text2) => secretIn(text2) !== null || looksSecret(pairIn(text2)) !== null;
var VALUE = /(?:"[^"]*"|'[^']*'|[^\s"'$][^\s"']*)/u.source;
var PAIR = new RegExp(`[\\w.-]{1,200}(?:=|: ?)${VALUE}`, "gu");
var FLAG = new RegExp(`((?:^|\\s)(?:-p|--password|--token|--secret)(?:=|\\s+))${VALUE}`, "gu");
var maskedPair = (pair) => {
  const [, name2 = "", sign = "", value2 = ""] = /^([\w.-]+)(=|: ?)(.*)$/su.exec(pair) ?? [];
  return looksSecret({ name: name2, value: value2.replaceAll(/["']/gu, "") }) === null ? pair : `${name2}${sign}***`;
};
var withoutSecrets2 = (text2) => {
  const masked = text2.replaceAll(FLAG, "$1***").replaceAll(PAIR, maskedPair);
  return secretIn(masked) === null ? masked : "***";
};

// src/init/import/translation.ts
var NOTHING = { facts: [], gone: [], left: [] };
var fact = (factName, value2, line) => {
  const { clean, secrets } = partsOf(factName, value2);
  return {
    facts: clean === "" && secrets.length > 0 ? [] : [{ name: factName, value: clean, line }],
    gone: [],
    left: secrets.map((what) => ({ line, why: `${name(`${factName} ${what}`.trim())} ${SECRET}` }))
  };
};
var SECRET = "looks like a secret, so its value was not written. Pass a secret of the build with `secret-envs`, and replace this one: it is in the history of git";
var gone = (what, line) => ({
  ...NOTHING,
  gone: [{ line, why: name(withoutSecrets2(what)) }]
});
var left = (what, line, why) => ({
  ...NOTHING,
  left: [{ line, why: `${name(withoutSecrets2(what))} ${why}` }]
});
var joined = (all2) => ({
  facts: all2.flatMap(({ facts }) => facts),
  gone: all2.flatMap((one2) => one2.gone),
  left: all2.flatMap((one2) => one2.left)
});
var filledIn = (text2, scope) => text2.replaceAll(
  /\$\{\{\s{0,9}env\.(\w{1,100})\s{0,9}\}\}/gu,
  (whole, variable) => scope.get(variable) ?? whole
);
var isLiteral = (text2) => !text2.includes("${{");
var ofImage = (image2, line) => {
  const [, account, region, repository = ""] = IMAGE.exec(image2) ?? [];
  const known = joined([
    ...account === void 0 ? [] : [fact("registry-account", account, line)],
    ...region === void 0 ? [] : [fact("region", region, line)]
  ]);
  if (/^[a-z0-9][a-z0-9._/-]*$/u.test(repository)) return joined([known, fact("repository", repository, line)]);
  return joined([known, left(image2, line, "names no repository of ECR that can be read off; set `--repository`")]);
};
var IMAGE = /^(?:\$\{\{\s{0,9}steps\.[\w-]{1,100}\.outputs\.registry\s{0,9}\}\}|(\d{12})\.dkr[.-]ecr\.([a-z0-9-]{1,30})\.[a-z.]{1,40})\/([^:@\s]{1,256})/u;

// src/init/import/action-inputs.ts
var translateInput = ({ inputs: inputs2, other }, input) => {
  const { key, value: value2, line } = input;
  const rule = Object.hasOwn(inputs2, key) ? inputs2[key] : void 0;
  if (rule === "gone") return gone(key, line);
  if (typeof rule === "function") return rule(input);
  if (rule === void 0 || "left" in rule) return left(key, line, rule?.left ?? other);
  if (value2.trim() === "") return left(key, line, "is empty");
  if (isLiteral(value2)) return fact(rule.fact, value2.trim(), line);
  return left(
    `${key}: ${value2}`,
    line,
    "is an expression whose value only GitHub knows; write it into ship-to-ecs.yaml"
  );
};
var same = (...names) => Object.fromEntries(names.map((one2) => [one2, { fact: one2 }]));
var without = (...names) => Object.fromEntries(names.map((one2) => [one2, "gone"]));
var all = (why, ...names) => Object.fromEntries(names.map((one2) => [one2, { left: why }]));
var NO_SETTING = "has no counterpart here";
var images = ({ value: value2, line }) => {
  const [first = ""] = value2.split(/[\s,]+/u).filter((one2) => one2 !== "");
  return ofImage(first, line);
};
var exitCode = (setting) => ({ key, value: value2, line }) => value2.trim() === "0" ? fact(setting, "none", line) : gone(key, line);
var only = (wanted, why) => ({ key, value: value2, line }) => value2.trim().toLowerCase() === wanted ? gone(key, line) : left(`${key}: ${value2}`, line, why);
var KEYS = "is a key that never expires; the roles of BOOTSTRAP.md take its place. Delete the secret in GitHub when they do";
var ACTIONS2 = {
  "actions/checkout": {
    inputs: without("fetch-depth", "persist-credentials"),
    other: "is not what the workflows of ship-to-ecs check out: the commit of the event, alone"
  },
  "aws-actions/configure-aws-credentials": {
    inputs: {
      "role-to-assume": { fact: "role" },
      "aws-region": { fact: "region" },
      ...without("role-session-name", "role-duration-seconds", "mask-aws-account-id", "audience"),
      ...all(KEYS, "aws-access-key-id", "aws-secret-access-key", "aws-session-token")
    },
    other: NO_SETTING
  },
  "aws-actions/amazon-ecr-login": {
    inputs: { registries: { fact: "registry-account" }, ...without("mask-password", "skip-logout") },
    other: NO_SETTING
  },
  "docker/build-push-action": {
    inputs: {
      ...same("context", "file", "target", "build-args", "labels", "platforms", "pull", "no-cache"),
      ...same("cache-from", "cache-to", "provenance", "sbom", "ssh"),
      ...without("push", "load", "outputs", "github-token"),
      tags: images,
      ...all(
        "is a secret of the build, which the workflows of ship-to-ecs do not pass on; see docs/credentials.md of ship-to-ecs",
        "secrets",
        "secret-envs",
        "secret-files"
      )
    },
    other: "is set in ship-to-ecs.yaml under the same name, where docs/settings.md of ship-to-ecs has it"
  },
  "aquasecurity/trivy-action": {
    inputs: {
      severity: { fact: "trivy-severity" },
      "ignore-unfixed": { fact: "trivy-ignore-unfixed" },
      "exit-code": exitCode("trivy-severity"),
      ...without("image-ref", "vuln-type", "scanners", "version", "hide-progress"),
      "scan-type": only("image", "is a scan of something else than the image"),
      format: only("table", "is another report; see docs/reports.md of ship-to-ecs"),
      ...all(
        "is ignored: whoever can change the checkout could weaken the gate; accept findings in ship-to-ecs.exceptions.yaml",
        "trivyignores",
        "trivy-config"
      )
    },
    other: NO_SETTING
  },
  "goodwithtech/dockle-action": {
    inputs: {
      "exit-level": { fact: "dockle-exit-level" },
      "exit-code": exitCode("dockle-exit-level"),
      ...without("image", "format")
    },
    other: "is ignored: whoever can change the checkout could weaken the gate; accept findings in ship-to-ecs.exceptions.yaml"
  },
  "aws-actions/amazon-ecs-render-task-definition": {
    inputs: { "task-definition": { fact: "definition" }, "container-name": { fact: "container" }, ...without("image") },
    other: "belongs under `containers` in ship-to-ecs.yaml (docs/render.md of ship-to-ecs)"
  },
  "aws-actions/amazon-ecs-deploy-task-definition": {
    inputs: {
      "task-definition": ({ key, value: value2, line }) => isLiteral(value2) ? fact("definition", value2.trim(), line) : gone(key, line),
      ...same("service", "cluster", "wait-for-minutes", "desired-count", "force-new-deployment"),
      "wait-for-service-stability": only("true", "is always true here")
    },
    other: "has no counterpart yet"
  }
};
var OTHER_ACTIONS = {
  "docker/setup-buildx-action": null,
  "docker/metadata-action": "names tags and labels: set `tag` and `labels` (docs/migrate.md of ship-to-ecs)",
  "docker/login-action": "is for base images in another registry, which the workflows of ship-to-ecs do not log in to",
  "docker/setup-qemu-action": "is for other platforms; see docs/platforms.md of ship-to-ecs"
};

// src/init/import/shell-script.ts
var commandsOf = (script) => {
  const found = [];
  const lines = script.split("\n");
  for (let offset = 0; offset < lines.length; ) {
    const from = offset;
    let text2 = "";
    do {
      text2 += (lines[offset] ?? "").replace(/\\$/u, " ");
      offset += 1;
    } while (lines[offset - 1]?.endsWith("\\") === true && offset < lines.length);
    found.push(...parts(text2).map((one2) => commandOf(one2, from)));
  }
  return found.filter(({ words }) => words.length > 0);
};
var parts = (text2) => text2.trim().split(/\s&&\s|;\s|;$/u).map((one2) => one2.trim()).filter((one2) => one2 !== "" && !one2.startsWith("#"));
var commandOf = (text2, offset) => ({
  words: [...text2.matchAll(WORD)].map(([word]) => word.replaceAll(/["']/gu, "")),
  text: text2,
  offset,
  isSimple: !/[`<>|&]|\$\(|^(?:if|then|else|fi|for|while|do|done|case|esac|function|eval|exec|source)\b|[{}]\s*$/u.test(
    // An expression of GitHub is filled in before the shell sees it.
    text2.replaceAll(/\$\{\{[^}]{0,200}\}\}/gu, "x").replaceAll(/\$\{\w+\}/gu, "x")
  )
});
var WORD = /(?:"[^"]*"|'[^']*'|\$\{\{[^}]{0,200}\}\}|[^\s"'])+/gu;
var withVariables2 = (word, variables) => word.replaceAll(
  /\$(?:\{(\w{1,100})\}|(\w{1,100}))/gu,
  (whole, braced, plain) => variables.get(braced ?? plain ?? "") ?? whole
);

// src/init/import/docker-commands.ts
var translateScript = (script, line, scope) => {
  const variables = new Map(scope);
  return oneSetting(
    joined(
      commandsOf(script).map((command) => {
        const at = line + command.offset;
        const [, variable, value2] = /^(?:export\s+)?(\w{1,100})=(.*)$/u.exec(command.words.join(" ")) ?? [];
        if (variable === void 0 || value2 === void 0 || !command.isSimple)
          return translateCommand(command, at, variables);
        const filled = withVariables2(value2, variables);
        if (looksSecret({ name: variable, value: filled }) === null) variables.set(variable, filled);
        return gone(command.text, at);
      })
    )
  );
};
var OTHER = "is another command: keep it in a job of its own, or in the Dockerfile";
var translateCommand = (command, line, variables) => {
  const words = command.words.map((word) => filledIn(withVariables2(word, variables), variables));
  const text2 = command.words.join(" ");
  if (/^aws ecr get-login-password\b[^|]*\| ?docker login\b[^|]*$/u.test(text2)) return loginOf(words, line, text2);
  if (/^echo \S+ ?>> ?\$\{?GITHUB_OUTPUT\}?$/u.test(text2)) return gone(text2, line);
  if (!command.isSimple) return left(text2, line, OTHER);
  if (/^set [-+][a-z]+( pipefail)?$/u.test(text2)) return gone(text2, line);
  const [, verb] = /^docker (?:buildx |image )?(build|push|tag)\b/u.exec(text2) ?? [];
  if (verb === void 0) return left(text2, line, OTHER);
  const given = words.slice(words.indexOf(verb) + 1);
  if (verb === "build") return translateBuild(given, line);
  return joined([gone(text2, line), ...given.length === 0 ? [] : [imageIn(given.at(-1) ?? "", line)]]);
};
var imageIn = (image2, line) => /^(?:[a-z0-9._-]+)(?::\S*)?$/u.test(image2) ? gone(image2, line) : ofImage(image2, line);
var loginOf = (words, line, text2) => {
  const region = words[words.indexOf("--region") + 1] ?? "";
  const known = words.includes("--region") && isLiteral(region) && !region.includes("$");
  return joined([gone(text2, line), ...known ? [fact("region", region, line)] : []]);
};
var WITH_VALUE = {
  ...{ "-t": "image", "--tag": "image", "-f": "file", "--file": "file", "--target": "target" },
  ...{ "--build-arg": "build-args", "--platform": "platforms", "--label": "labels", "--progress": "gone" },
  ...{ "--cache-from": "cache-from", "--cache-to": "cache-to", "--output": "gone", "-o": "gone" }
};
var SWITCHES = {
  ...{
    "--pull": "pull",
    "--no-cache": "no-cache",
    "--push": "gone",
    "--load": "gone",
    "-q": "gone",
    "--quiet": "gone"
  }
};
var translateBuild = (words, line) => {
  const found = [];
  for (let index = 0; index < words.length; index += 1) {
    const { translation, taken } = translateWord(words, index, line);
    found.push(translation);
    index += taken;
  }
  return joined(found);
};
var translateWord = (words, index, line) => {
  const word = words[index] ?? "";
  const [, flag = "", attached] = /^(--?[\w-]+)(?:=(.*))?$/su.exec(word) ?? [];
  const ofValue = new Map(Object.entries(WITH_VALUE)).get(flag);
  if (ofValue !== void 0) {
    const value2 = attached ?? words[index + 1] ?? "";
    return { translation: ofFlag(ofValue, { flag, value: value2, line }), taken: attached === void 0 ? 1 : 0 };
  }
  const ofSwitch = new Map(Object.entries(SWITCHES)).get(flag);
  if (ofSwitch === void 0) return { translation: ofPlace(word, flag, line), taken: 0 };
  return { translation: ofFlag(ofSwitch, { flag, value: attached ?? "true", line }), taken: 0 };
};
var ofPlace = (word, flag, line) => {
  if (flag !== "")
    return left(word, line, "is an option of the build; docs/settings.md of ship-to-ecs has those that can be set");
  return ofFlag("context", { flag: "the build context", value: word, line });
};
var ofFlag = (rule, { flag, value: value2, line }) => {
  if (rule === "gone") return gone(flag, line);
  if (rule === "image") return imageIn(value2, line);
  if (isLiteral(value2) && !/\$\{?\w/u.test(value2)) return fact(rule, value2, line);
  return left(`${flag} ${value2}`, line, "has a value that only the run knows; write it into ship-to-ecs.yaml");
};
var oneSetting = (translation) => {
  const lists = ["build-args", "labels", "platforms", "cache-from", "cache-to"];
  const single = translation.facts.filter(({ name: name2 }) => !lists.includes(name2));
  const merged2 = lists.flatMap((wanted) => {
    const facts = translation.facts.filter(({ name: name2 }) => name2 === wanted);
    const [first] = facts;
    return first === void 0 ? [] : [{ ...first, value: facts.map(({ value: value2 }) => value2).join("\n") }];
  });
  return { ...translation, facts: [...single, ...merged2] };
};

// src/init/import/workflow-yaml.ts
var import_yaml3 = __toESM(require_dist(), 1);
var LEVELS4 = 20;
var readWorkflow = (text2, path2) => {
  const refuse = (why) => fault("E_INPUT", {
    message: `--from-workflow: ${path2} ${why}`,
    hint: "Name a workflow such as .github/workflows/deploy.yml."
  });
  if (text2.length > LONGEST_SETTINGS_FILE) throw refuse(`is longer than ${LONGEST_SETTINGS_FILE / 1024} KiB`);
  const parsed2 = parseYaml(text2, { levels: LEVELS4 });
  if (parsed2.kind === "too-deep") throw refuse("is nested too deeply");
  const lines = linesOf2(text2);
  const lineOf = (offset) => lines.linePos(offset).line;
  const [error] = parsed2.document.errors;
  if (error !== void 0) throw refuse(`is no YAML (line ${lineOf(error.pos[0])}: ${error.code})`);
  return valueOf2(rootOf(parsed2.document), { lineOf, refuse });
};
var linesOf2 = (text2) => {
  const counter = new import_yaml3.LineCounter();
  counter.addNewLine(0);
  for (const { index } of text2.matchAll(/\n/gu)) counter.addNewLine(index + 1);
  return counter;
};
var rootOf = ({ contents }) => contents;
var valueOf2 = (node, reader) => {
  const line = reader.lineOf(node?.range?.[0] ?? 0);
  if (node === null) return { kind: "text", text: "", line, isBlock: false };
  if ((0, import_yaml3.isAlias)(node) || isAnchored(node))
    throw reader.refuse(`has an anchor or an alias (line ${line}); write each value out`);
  if ((0, import_yaml3.isSeq)(node)) return { kind: "list", items: node.items.map((item) => valueOf2(item, reader)), line };
  if ((0, import_yaml3.isMap)(node)) return { kind: "map", entries: node.items.map((pair) => entryOf(pair, reader)), line };
  return scalarOf(node, line);
};
var isAnchored = ({ anchor }) => anchor !== void 0;
var scalarOf = (node, line) => {
  const { type, source = "" } = (0, import_yaml3.isScalar)(node) ? node : {};
  return { kind: "text", text: source, line, isBlock: type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED" };
};
var entryOf = ({ key, value: value2 }, reader) => {
  const line = reader.lineOf((0, import_yaml3.isScalar)(key) ? key.range?.[0] ?? 0 : 0);
  if (!(0, import_yaml3.isScalar)(key) || key.anchor !== void 0) throw reader.refuse(`has a key that is no text (line ${line})`);
  if (key.source === "<<") throw reader.refuse(`has a merge key (line ${line}); write each value out`);
  return { key: key.source ?? "", line, value: valueOf2(value2, reader) };
};
var entriesOf = (value2) => value2?.kind === "map" ? value2.entries : [];
var memberOf2 = (value2, key) => entriesOf(value2).find((one2) => one2.key === key)?.value;
var textOf2 = (value2) => value2?.kind === "text" ? value2.text : null;

// src/init/import/workflow-steps.ts
var translateStep = (step, scope) => {
  const inner = scopeOf(step, scope);
  const uses = memberOf2(step, "uses");
  const run2 = memberOf2(step, "run");
  if (uses?.kind === "text") {
    const action = uses.text.split("@")[0]?.toLowerCase() ?? "";
    const isKnown = Object.hasOwn(ACTIONS2, action) && action !== "actions/checkout";
    return { ...joined([ofAction(action, step, inner), conditions(step)]), isKnown, action };
  }
  if (run2?.kind !== "text")
    return { ...left("a step", step.line, "has neither `uses` nor `run`"), isKnown: false, action: null };
  const found = translateScript(run2.text, run2.isBlock ? run2.line + 1 : run2.line, inner);
  return { ...joined([found, conditions(step)]), isKnown: found.facts.length > 0, action: null };
};
var scopeOf = (part, scope) => new Map([
  ...scope,
  ...entriesOf(memberOf2(part, "env")).map(({ key, value: value2 }) => [key, filledIn(textOf2(value2) ?? "", scope)]).filter(([key, value2]) => looksSecret({ name: key, value: value2 }) === null)
]);
var ofAction = (action, step, scope) => {
  const rules = Object.hasOwn(ACTIONS2, action) ? ACTIONS2[action] : void 0;
  const { line } = step;
  if (rules === void 0) return ofOther(action, line);
  const inputs2 = entriesOf(memberOf2(step, "with")).map(({ key, value: value2, line: at }) => ({
    key,
    value: filledIn(textOf2(value2) ?? "", scope),
    line: at
  }));
  const found = joined(inputs2.map((input) => translateInput(rules, input)));
  return action.endsWith("/trivy-action") ? withoutGate(found, inputs2, line) : found;
};
var ofOther = (action, line) => {
  const why = Object.hasOwn(OTHER_ACTIONS, action) ? OTHER_ACTIONS[action] : void 0;
  if (why === null) return gone(action, line);
  return left(action, line, why ?? "is an action without a counterpart: keep it in a workflow of its own");
};
var withoutGate = (found, inputs2, line) => {
  const exit = inputs2.find(({ key }) => key === "exit-code")?.value.trim();
  if (exit === "0") {
    return { ...found, facts: found.facts.filter(({ name: name2, value: value2 }) => name2 !== "trivy-severity" || value2 === "none") };
  }
  return exit === void 0 ? joined([
    found,
    left(
      "exit-code",
      line,
      "is not set, so the old step blocked nothing; here findings block. `trivy-severity: none` only reports"
    )
  ]) : found;
};
var CONDITIONS = {
  if: "is a condition; the pipeline has its own order, and stops at the first failure",
  "continue-on-error": "has no counterpart: a failure ends the run",
  "working-directory": "has no counterpart: paths are relative to the checkout",
  shell: "has no counterpart"
};
var conditions = (step) => joined(
  entriesOf(step).flatMap(({ key, line }) => {
    const why = Object.hasOwn(CONDITIONS, key) ? CONDITIONS[key] : void 0;
    return why === void 0 ? [] : [left(key, line, why)];
  })
);

// src/init/import/workflow-jobs.ts
var DEPLOY = "aws-actions/amazon-ecs-deploy-task-definition";
var translateWorkflow = (workflow, path2) => {
  const jobs = entriesOf(memberOf2(workflow, "jobs"));
  if (jobs.length === 0)
    throw fault("E_INPUT", {
      message: `--from-workflow: ${path2} is no workflow of GitHub: it has no \`jobs\``,
      hint: HINT
    });
  const scope = scopeOf(workflow, /* @__PURE__ */ new Map());
  const found = jobs.map((job) => translateJob(job, scope));
  if (!found.some(({ isDeployment }) => isDeployment))
    throw fault("E_INPUT", { message: `--from-workflow: ${path2} has no step with ${DEPLOY}`, hint: HINT });
  const on = memberOf2(workflow, "on");
  return { jobs: found, rest: joined([triggers(on), members(workflow, OF_WORKFLOW)]), branch: branchOf(on) };
};
var HINT = "Name the workflow that deploys to Amazon ECS, such as .github/workflows/deploy.yml.";
var translateJob = ({ key, value: value2, line }, scope) => {
  const inner = scopeOf(value2, scope);
  const steps2 = memberOf2(value2, "steps");
  const found = steps2?.kind === "list" ? steps2.items.map((step) => translateStep(step, inner)) : [];
  if (!found.some(({ isKnown }) => isKnown)) {
    const why = "is a job without a step of a deployment: keep it in a workflow of its own. ship.yml does not wait for it";
    return { ...left(key, line, why), line, environment: null, isDeployment: false };
  }
  const environment2 = environmentOf(value2);
  return {
    ...joined([...found, members(value2, OF_JOB), environment2.translation]),
    ...{ line, environment: environment2.name },
    isDeployment: found.some(({ action }) => action === DEPLOY)
  };
};
var environmentOf = (job) => {
  const value2 = memberOf2(job, "environment");
  if (value2 === void 0) return { name: null, translation: NOTHING };
  const text2 = textOf2(value2) ?? textOf2(memberOf2(value2, "name")) ?? "";
  if (/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/u.test(text2)) return { name: text2, translation: NOTHING };
  const why = "is no name of an environment here (2 to 20 lower-case letters, digits and hyphens); name it with `--environments`";
  return { name: null, translation: left(`environment: ${text2}`, value2.line, why) };
};
var OF_WORKFLOW = {
  ...{ on: null, env: null, jobs: null, name: null, permissions: null, concurrency: null, "run-name": null },
  defaults: "has no counterpart: paths are relative to the checkout"
};
var OF_JOB = {
  ...{ env: null, steps: null, name: null, permissions: null, concurrency: null, needs: null, outputs: null },
  ...{ environment: null, "timeout-minutes": null },
  if: "is a condition of the job; set it in ship.yml",
  "runs-on": "is the runner; the workflows of ship-to-ecs take `runs-on` as an input, ubuntu-latest by default",
  strategy: "is a matrix, which has no counterpart: a job for each environment is written out",
  defaults: "has no counterpart: paths are relative to the checkout"
};
var members = (part, rules) => joined(
  entriesOf(part).map(({ key, value: value2, line }) => {
    if (key === "runs-on" && /^ubuntu-(?:latest|\d\d\.\d\d)$/u.test(textOf2(value2) ?? "")) return gone(key, line);
    const why = Object.hasOwn(rules, key) ? rules[key] : void 0;
    if (why === null)
      return ["permissions", "concurrency", "timeout-minutes", "needs"].includes(key) ? gone(key, line) : NOTHING;
    return left(key, line, why ?? "has no counterpart");
  })
);
var branchOf = (on) => {
  const branches = memberOf2(memberOf2(on, "push"), "branches");
  const names = branches?.kind === "list" ? branches.items.map(textOf2) : [textOf2(branches)];
  const [name2 = null] = names;
  return names.length === 1 && name2 !== null && /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/u.test(name2) ? name2 : null;
};
var triggers = (on) => {
  if (on === void 0) return NOTHING;
  const names = on.kind === "list" ? on.items.map((one2) => ({ key: textOf2(one2) ?? "", line: one2.line })) : on.kind === "text" ? [{ key: on.text, line: on.line }] : on.entries;
  const others = names.filter(({ key }) => key !== "push");
  const filters = entriesOf(memberOf2(on, "push")).filter(({ key }) => key !== "branches" || branchOf(on) === null);
  return joined([
    ...others.map(
      ({ key, line }) => left(key, line, "is another event; ship.yml runs on a push, and the other workflows have their own")
    ),
    ...filters.map(({ key, line }) => left(key, line, "is a filter of pushes; set it in ship.yml"))
  ]);
};

// src/init/import/from-workflow.ts
var fromWorkflow = (options, environments2, { files }) => imported(async () => {
  const path2 = inside(String(options["from-workflow"]));
  const found = await files.read(path2);
  if (found.kind === "absent") throw unusable(path2, "does not exist in the repository");
  if (found.kind === "unusable") throw unusable(path2, found.why);
  const facts = translateWorkflow(readWorkflow(found.text, path2), path2);
  const roles = await rolesIn2(definitionOf(facts), files);
  return { answers: answersForJobs({ facts, path: path2, environments: environments2, roles }), files: [] };
});
var inside = (given) => {
  const path2 = given.replace(/^\.\//u, "");
  if (/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.][\w./ -]{0,300}$/u.test(path2)) return path2;
  throw unusable(
    JSON.stringify(given.slice(0, 100)),
    "is no path in the repository, such as .github/workflows/deploy.yml"
  );
};
var unusable = (path2, why) => fault("E_INPUT", { message: `--from-workflow: ${path2} ${why}`, hint: "Name a workflow of this repository." });
var definitionOf = ({ jobs }) => jobs.flatMap(({ facts }) => facts).find(({ name: name2 }) => name2 === "definition")?.value ?? null;

// src/init/init-options.ts
var INIT_OPTIONS = [
  { name: "yes", value: null, answer: null, description: "Ask nothing: take the defaults for what no flag answers." },
  { name: "dry-run", value: null, answer: null, description: "Show what would be written as a difference, and write nothing." },
  { name: "answers", value: "file", answer: null, description: "Read answers from a JSON or YAML file; flags override it." },
  { name: "keep", value: "file", repeats: true, answer: null, description: "Leave this file as it is, also from now on." },
  { name: "overwrite", value: "file", repeats: true, answer: null, description: "Replace this file, whatever is in it." },
  { name: "from-service", value: "cluster/service", answer: null, description: "Take over a service that runs in ECS." },
  { name: "from-workflow", value: "file", answer: null, description: "Translate a workflow of the usual actions." },
  { name: "container", value: "name", answer: null, description: "With --from-service: the container that is built here, where the task has several." },
  { name: "application", value: "name", answer: "application", description: "Name of the application; part of every name in AWS." },
  { name: "region", value: "region", answer: "region", description: "AWS region." },
  { name: "profile", value: "profile", choices: PROFILES, answer: "profile", description: "small: one account for all environments, no NAT, Fargate Spot. standard: an account for the registry and one for each environment." },
  { name: "environments", value: "names", answer: "environments", description: "Environments in the order of promotion, separated by commas." },
  { name: "account", value: "environment=id", repeats: true, answer: "environments", description: "Account of an environment." },
  { name: "approve", value: "environment", repeats: true, answer: "environments", description: "Environment whose deployments people approve in GitHub; the last one by default, `none` for none." },
  { name: "registry-account", value: "id", answer: "registryAccount", description: "Account of the registry; with small, the only account." },
  { name: "repository", value: "name", answer: "repository", description: "Repository of ECR; the name of the application by default." },
  { name: "dockerfile", value: "file", answer: "dockerfile", description: "Dockerfile of the image; that in the root by default, or the only one below it." },
  { name: "context", value: "folder", answer: "context", description: "Folder that the image is built from; that of the Dockerfile by default." },
  { name: "port", value: "number", answer: "port", description: "Port that the container listens on." },
  { name: "health-path", value: "path", answer: "healthPath", description: "Path that the load balancer asks for the health of a task." },
  { name: "launch", value: "type", choices: LAUNCHES, answer: "launch", description: "What the tasks run on." },
  { name: "strategy", value: "strategy", choices: STRATEGIES, answer: "strategy", description: "How a deployment replaces tasks." },
  { name: "add-on", value: "name", repeats: true, choices: [...ADD_ONS, "none"], answer: "addOns", description: "A further template." },
  { name: "execute-command", value: null, answer: "executeCommand", description: "Let people open a shell in a container (ECS Exec, logged). The root file system is then writable." },
  { name: "attest", value: null, answer: "attest", description: "Attest how the image was built: public repositories, or GitHub Enterprise Cloud." },
  { name: "github", value: "owner/name", answer: "github", description: "Repository of GitHub; by default that of the remote `origin`." },
  { name: "subject-prefix", value: "prefix", answer: "subjectPrefix", description: "What GitHub puts before `:environment:` into its tokens; BOOTSTRAP.md says how to ask for it." },
  { name: "branch", value: "name", answer: "branch", description: "Branch that is shipped." },
  { name: "base-image", value: "image", answer: "baseImage", description: "Base of the starter's Dockerfile: Node.js at /nodejs/bin/node." },
  { name: "ship-to-ecs", value: "owner/repository@commit", answer: "shipToEcs", description: "Whose workflows are called, at which commit." },
  { name: "cpu", value: "units", answer: "cpu", description: "CPU units of a task." },
  { name: "memory", value: "MiB", answer: "memory", description: "Memory of a task." },
  { name: "desired-count", value: "number", answer: "desiredCount", description: "Number of tasks of a new service." }
];
var NUMBERS = ["port", "cpu", "memory", "desiredCount"];
var readOptions = (given) => {
  const problems = [...unknownOptions(given), ...choiceProblems(given), ...contradictions(given)];
  const answers = {};
  for (const { name: name2, answer } of INIT_OPTIONS) {
    const value2 = given[name2];
    if (answer === null || answer === "environments" || value2 === void 0) continue;
    if (NUMBERS.includes(answer) && !/^\d{1,9}$/.test(String(value2)))
      problems.push(`--${name2}: ${String(value2)} is not a number`);
    answers[answer] = answerOf(answer, value2);
  }
  const pairs = listOf(given["account"]).map((pair) => pair.split("=", 2));
  problems.push(
    ...pairs.filter((pair) => pair.length < 2).map(([text2 = ""]) => `--account: ${text2} is not ENVIRONMENT=ID`)
  );
  return {
    answers,
    environments: {
      names: given["environments"] === void 0 ? null : listOf(given["environments"]).flatMap(namesIn2),
      accounts: new Map(pairs.map(([name2 = "", account = ""]) => [name2, account])),
      approved: given["approve"] === void 0 ? null : listOf(given["approve"]).flatMap(namesIn2).filter(isName)
    },
    problems
  };
};
var NONE = "none";
var isName = (name2) => name2 !== NONE;
var namesIn2 = (text2) => text2.split(",").map((name2) => name2.trim()).filter((name2) => name2 !== "");
var listOf = (value2) => {
  if (value2 === void 0 || typeof value2 === "boolean") return [];
  return typeof value2 === "string" ? [value2] : value2;
};
var answerOf = (answer, value2) => {
  if (NUMBERS.includes(answer)) return Number(value2);
  if (answer === "dockerfile" || answer === "context") return plainPath(String(value2));
  return answer === "addOns" ? [...new Set(listOf(value2))].filter(isName) : value2;
};
var unknownOptions = (given) => Object.keys(given).filter((name2) => !INIT_OPTIONS.some((one2) => one2.name === name2)).map((name2) => `--${name2}: unknown`);
var contradictions = (given) => {
  const accounts2 = listOf(given["account"]).map((pair) => pair.split("=", 1)[0] ?? "");
  const twice = new Set(accounts2.filter((name2, index) => accounts2.indexOf(name2) !== index));
  const environments2 = given["environments"];
  return [
    ...["approve", "add-on"].flatMap((flag) => {
      const names = listOf(given[flag]).flatMap(namesIn2);
      return names.includes(NONE) && !names.every((name2) => name2 === NONE) ? [`--${flag}: none and ${names.find(isName) ?? ""} contradict each other`] : [];
    }),
    ...[...twice].map((name2) => `--account: ${name2} is given twice`),
    ...accounts2.includes("") ? ["--account: the name of the environment is missing before `=`"] : [],
    ...environments2 !== void 0 && listOf(environments2).flatMap(namesIn2).length === 0 ? ["--environments: names none"] : []
  ];
};
var choiceProblems = (given) => INIT_OPTIONS.flatMap(
  ({ name: name2, choices: choices2 }) => choices2 === void 0 ? [] : listOf(given[name2]).filter((value2) => !choices2.includes(value2)).map((value2) => `--${name2}: ${value2} is not one of ${choices2.join(", ")}`)
);

// src/init/answers-of.ts
var answersOf = async (options, ports2, lock) => {
  const flags = readOptions(options);
  const file = await answersFile(options["answers"], ports2);
  const problems = [...flags.problems, ...file.problems];
  if (problems.length > 0) return misused(problems);
  const taken = await importOf(options, flags.environments, ports2);
  if ("exit" in taken) return taken;
  const given = { ...taken.answers, ...file.answers, ...flags.answers };
  const base = baseOf(given, lock, ports2);
  const image2 = await imageAnswers({ given, isFirst: lock === null }, ports2.files);
  const merged2 = withEnvironments({ ...base, ...derived(given, lock), ...image2, ...given }, flags.environments);
  if (merged2.problems.length > 0) return misused(merged2.problems);
  const answered = await asked(merged2.answers, options, ports2);
  return "exit" in answered ? answered : { ...answered, ...fromImport(taken) };
};
var fromImport = ({ answers, files }) => ({ files, notes: answers.existing?.open ?? [] });
var baseOf = (given, lock, ports2) => lock?.answers ?? defaultAnswers({ ...factsOf(given, ports2), profile: given.profile ?? "small" });
var NO_IMPORT = { answers: {}, files: [] };
var importOf = async (options, { names }, ports2) => {
  const both = options["from-service"] !== void 0 && options["from-workflow"] !== void 0;
  if (both) return misused(["--from-service, --from-workflow: one of them is enough"]);
  if (options["from-service"] !== void 0) return fromService(options, names, ports2);
  if (options["from-workflow"] !== void 0) return fromWorkflow(options, names, ports2);
  return NO_IMPORT;
};
var misused = (problems) => ({
  exit: 2,
  lines: [
    `${problems.length === 1 ? "A problem" : `${problems.length} problems`} with the answers, so nothing was written:`,
    ...problems.map((one2) => `- ${one2}`)
  ]
});
var asked = async (answers, options, { ask }) => {
  if (options["yes"] === true || options["answers"] !== void 0) return checked(answers);
  if (ask === null) return { exit: 2, lines: noTerminal() };
  const chosen = await ask(answers);
  return chosen === "cancelled" ? { exit: 130, lines: ["Cancelled; nothing was written."] } : checked(chosen);
};
var checked = (answers) => {
  const problems = answerProblems(answers);
  return problems.length > 0 ? misused(problems) : { answers, notes: [], files: [] };
};
var noTerminal = () => [
  "There is no terminal to ask on. Pass `--yes` for the defaults, `--answers FILE`, or both with flags for what should differ:",
  ...INIT_OPTIONS.filter(({ answer }) => answer !== null).map(
    ({ name: name2, value: value2, choices: choices2 }) => `  --${name2}${value2 === null ? "" : ` ${choices2?.join("|") ?? `<${value2}>`}`}`
  )
];
var derived = ({ application: application2, profile, repository }, lock) => ({
  ...application2 !== void 0 && repository === void 0 && lock?.answers.repository === lock?.answers.application ? { repository: application2 } : {},
  ...profile !== void 0 && lock !== null && profile !== lock.answers.profile ? { environments: lock.answers.environments.map((one2) => ({ ...one2, account: null })) } : {}
});
var factsOf = ({ application: application2 }, { git, region }) => {
  const folder = git.root.split(/[/\\]/).at(-1) ?? "";
  const github = repositoryOfRemote(git.origin);
  return {
    application: application2 ?? applicationName(github?.split("/")[1] ?? folder),
    region: region ?? "us-east-1",
    github,
    branch: git.branch ?? "main"
  };
};
var withEnvironments = (answers, { names, accounts: accounts2, approved }) => {
  const wanted = names ?? answers.environments.map(({ name: name2 }) => name2);
  const last = wanted.at(-1);
  const before = new Map(answers.environments.map((one2) => [one2.name, one2]));
  const strangers = [...accounts2.keys(), ...approved ?? []].filter((name2) => !wanted.includes(name2));
  const environments2 = wanted.map((name2) => ({
    name: name2,
    account: accounts2.get(name2) ?? before.get(name2)?.account ?? null,
    approval: approved?.includes(name2) ?? before.get(name2)?.approval ?? (name2 === last && wanted.length > 1)
  }));
  return {
    answers: { ...answers, environments: environments2 },
    problems: [...new Set(strangers)].map(
      (name2) => `--account, --approve: ${name2} is no environment; there are ${wanted.join(", ")}`
    )
  };
};

// src/init/init-lock.ts
import { createHash } from "node:crypto";
var LOCK_FILE = "ship-to-ecs.lock.json";
var LOCK = external_exports.strictObject({
  /** Raised when a reader of this version could misread it. */
  format: external_exports.literal(1),
  /** Of ship-to-ecs. */
  version: external_exports.string(),
  answers: ANSWERS,
  /** By path: the fingerprint of the text that was written, or `kept` where the file belongs to the people. */
  files: external_exports.record(external_exports.string(), external_exports.union([external_exports.literal("kept"), external_exports.string().regex(/^[0-9a-f]{64}$/)]))
});
var readLock = (text2, own) => {
  let value2;
  try {
    value2 = JSON.parse(text2);
  } catch {
    return { problem: "is not JSON (a merge conflict?)" };
  }
  const parsed2 = LOCK.safeParse(value2);
  if (parsed2.success) return readable(parsed2.data, own);
  const [issue] = parsed2.error.issues;
  return { problem: `${issue?.path.join(".") || "the document"}: ${issue?.message ?? "is wrong"}` };
};
var readable = (lock, own) => {
  if (isNewer(lock.version, own))
    return { problem: `ship-to-ecs ${quoted(lock.version)} has written it, which is newer than this one, ${own}` };
  const foreign = Object.keys(lock.files).find((path2) => !isInside2(path2));
  return foreign === void 0 ? { lock } : { problem: `files: ${quoted(foreign)} is no file of the repository` };
};
var isInside2 = (path2) => path2.search(INVISIBLE) < 0 && !/[\\:]|^\.git(?:\/|$)/iu.test(path2) && path2.split("/").every((part) => !["", ".", ".."].includes(part));
var isNewer = (version, own) => {
  const [one2, other] = [version, own].map(partsOf2);
  if (one2 === void 0 || other === void 0 || one2 === null || other === null) return false;
  return (compared(one2.core, other.core) || comparedAsPreRelease(one2.pre, other.pre)) > 0;
};
var partsOf2 = (text2) => {
  const [, core, pre] = /^(\d{1,9}\.\d{1,9}\.\d{1,9})(?:-([\w.-]{1,100}))?/u.exec(text2) ?? [];
  return core === void 0 ? null : { core: core.split("."), pre: pre?.split(".") ?? [] };
};
var comparedAsPreRelease = (one2, other) => one2.length === 0 || other.length === 0 ? Math.sign(other.length - one2.length) : compared(one2, other);
var compared = (one2, other) => {
  const places = Math.max(one2.length, other.length);
  const differing = Array.from({ length: places }, (_, at) => comparedOne(one2[at], other[at]));
  return differing.find((sign) => sign !== 0) ?? 0;
};
var comparedOne = (one2, other) => {
  if (one2 === other) return 0;
  if (one2 === void 0 || other === void 0) return one2 === void 0 ? -1 : 1;
  const [first, second] = [one2, other].map((text2) => /^\d+$/u.test(text2) ? Number(text2) : Infinity);
  if (first !== second) return (first ?? 0) > (second ?? 0) ? 1 : -1;
  return one2 > other ? 1 : -1;
};
var lockText = (version, answers, files) => `${JSON.stringify({ format: 1, version, answers: ANSWERS.parse(answers), files: Object.fromEntries(Object.entries(files).toSorted()) }, null, 2)}
`;
var BUMPS = /^(\s*(?:-\s+)?uses:\s*["']?[^\s@#"']+|FROM\s+(?:--\S+\s+)*[^\s:@]+(?:\/[^\s:@]+)*)([:@][^\s#"']*)(["']?)([ \t]*#[^\n]*)?/gmu;
var fingerprint = (text2) => createHash("sha256").update(normalised(text2)).digest("hex");
var normalised = (text2) => text2.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n").replace(BUMPS, "$1$3");
var withBumpsOf = (old, text2) => {
  const bumps = new Map(
    [...old.replaceAll("\r\n", "\n").matchAll(BUMPS)].map(([, what = "", ...rest]) => [what.trim(), rest])
  );
  return text2.replace(BUMPS, (all2, what) => {
    const found = bumps.get(what.trim());
    return found === void 0 ? all2 : `${what}${found.join("")}`;
  });
};
var withLineEndsOf = (old, text2) => /\r\n/u.test(old) && !/(?<!\r)\n/u.test(old) ? text2.replaceAll("\n", "\r\n") : text2;

// src/init/file-changes.ts
var fileChanges = (facts) => {
  const decided = facts.generated.map((file) => decide(file, facts));
  const paths = new Set(facts.generated.map(({ path: path2 }) => path2));
  const changes = decided.flatMap((one2) => "action" in one2 ? [one2] : []);
  const dropped = Object.keys(facts.lock?.files ?? {}).filter((path2) => !paths.has(path2) && foundAt(facts, path2).kind !== "absent").map((path2) => ({ path: path2, action: "dropped", before: null, after: null }));
  const locked = Object.fromEntries(
    facts.generated.map(({ path: path2, text: text2 }) => {
      const isKept = changes.some((one2) => one2.path === path2 && one2.action === "kept");
      return [path2, isKept ? "kept" : fingerprint(text2)];
    })
  );
  return { changes: [...changes, ...dropped], conflicts: decided.flatMap((one2) => "why" in one2 ? [one2] : []), locked };
};
var ABSENT = { kind: "absent" };
var foundAt = ({ found }, path2) => found.get(path2) ?? ABSENT;
var decide = (file, facts) => {
  const { path: path2 } = file;
  const found = foundAt(facts, path2);
  const known = facts.lock?.files[path2] ?? null;
  const wish = wishOf(path2, known, facts.decisions);
  if (found.kind === "unusable") return { path: path2, why: found.why, isDecidable: false };
  if (wish === "keep") return left2(path2, "kept");
  if (found.kind === "absent") return wish === "overwrite" || known === null ? created(file) : left2(path2, "deleted");
  return wish === "overwrite" ? replaced(file, found.text, facts) : ofExisting(file, { text: found.text, known, facts });
};
var wishOf = (path2, known, { keep, overwrite }) => {
  if (keep.includes(path2)) return "keep";
  if (overwrite.includes(path2)) return "overwrite";
  return known === "kept" ? "keep" : null;
};
var created = ({ path: path2, text: text2 }) => ({ path: path2, action: "create", before: null, after: text2 });
var left2 = (path2, action) => ({ path: path2, action, before: null, after: null });
var ofExisting = (file, { text: text2, known, facts }) => {
  const { path: path2 } = file;
  const now = fingerprint(text2);
  const next = fingerprint(file.text);
  if (now === next || now === known) return replaced(file, text2, facts);
  if (known === next) return left2(path2, "edited");
  const why = known === null ? "exists, and `init` has not written it" : "was edited, and there is a new text for it";
  return { path: path2, why, isDecidable: true };
};
var replaced = (file, text2, { lock, version }) => {
  const bumped = lock === null || lock.version === version ? withBumpsOf(text2, file.text) : file.text;
  const after = withLineEndsOf(text2, bumped);
  return after === text2 ? left2(file.path, "same") : { path: file.path, action: "replace", before: text2, after };
};

// src/init/generated/deploy-command.ts
var deploy = ({ account, name: name2, template, from }) => ["node infra/deploy.mjs", account, name2, template.replace("infra/", ""), ...from].join(" ");

// src/init/generated/shell-block.ts
var commands = (...lines) => `\`\`\`sh
${lines.join("\n")}
\`\`\``;

// src/init/generated/bootstrap-after.ts
var afterwards = (answers, stacks) => {
  if (answers.existing !== null) return [];
  const own = stacks.filter(({ when }) => when === "after");
  return [
    ...own.length === 0 ? [] : [
      {
        title: "What needs the service",
        text: `Scaling comes after the first run, which creates the service.

${commands(...own.map(deploy))}`
      }
    ],
    look2(answers),
    ...encrypt(answers, stacks)
  ];
};
var parameterFiles = (answers, template) => answers.environments.map((one2) => `\`infra/parameters/${nameIn(answers, one2)}-${template}.json\``).join(", ");
var look2 = (answers) => {
  const address = answers.environments.map(
    (one2) => `aws cloudformation describe-stacks --region ${answers.region} --stack-name ${nameIn(answers, one2)}-load-balancer --query "Stacks[0].Outputs[?OutputKey=='ServiceUrl'].OutputValue" --output text`
  );
  return {
    title: "Look at it",
    text: `The address of each environment, with the credentials of its account:

${commands(...address)}`
  };
};
var encrypt = (answers, stacks) => {
  const balancers = new Set(answers.environments.map((one2) => `${nameIn(answers, one2)}-load-balancer`));
  const own = stacks.filter(({ name: name2, from }) => balancers.has(name2) || from.some((one2) => balancers.has(one2)));
  if (own.length === 0) return [];
  const early = answers.strategy === "blue-green" ? " With blue/green set it before the first push: the service keeps the ARN of the rule of its listener." : "";
  const request = `aws acm request-certificate --region ${answers.region} --domain-name app.example.com --validation-method DNS`;
  return [
    {
      title: "Domain and HTTPS",
      text: `Until a certificate is set, the load balancer serves plain HTTP, which everyone on the way can read and change.${early} For each environment, request a certificate for its domain, and create the DNS record that proves the domain is yours:

${commands(request)}

When it is issued, add \`{ "ParameterKey": "CertificateArn", "ParameterValue": "arn:aws:acm:\u2026" }\` to ${parameterFiles(answers, "load-balancer")}. Then deploy the stack again, and those that take its outputs. Port 443 serves from then on, and port 80 redirects to it.

${commands(...own.map(deploy))}

Point the domain at the output LoadBalancerDnsName: an alias record in Route 53, a CNAME elsewhere.`
    }
  ];
};

// src/init/generated/deploy-program.ts
var deployProgram = ({
  region
}) => `// Creates or updates a stack: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK \u2026]
// Its parameters are those in infra/parameters/STACK.json and the outputs of the stacks behind it, which have the same names.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REGION = '${region}'
${PROGRAM}`;
var PROGRAM = `const [account, stack, template, ...others] = process.argv.slice(2)

const end = (message, code) => {
  console.error(message)
  process.exit(code)
}

if (template === undefined) end('usage: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK \u2026]', 2)

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

const run = (args, stdio) => {
  const ended = spawnSync('aws', [...args, '--region', REGION], { encoding: 'utf8', stdio: ['ignore', ...stdio] })
  if (ended.error !== undefined) end(\`The AWS CLI does not run: \${ended.error.message}\`, 1)
  return ended
}

// The AWS CLI has printed why it failed.
const must = (args, stdio) => {
  const { status, stdout } = run(args, stdio)
  if (status !== 0) process.exit(status ?? 1)
  return stdout
}
const read = (...args) => JSON.parse(must([...args, '--output', 'json'], ['pipe', 'inherit']))
const change = (...args) => must(['cloudformation', ...args], ['inherit', 'inherit'])

const outputsOf = (name) => {
  const { Stacks } = read('cloudformation', 'describe-stacks', '--stack-name', name)
  return (Stacks[0].Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])
}

const givenIn = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  } catch (error) {
    return end(\`\${file} cannot be read: \${error.message}\`, 1)
  }
}

/** Null: there is no such stack. */
const stateOf = (name) => {
  const args = ['cloudformation', 'describe-stacks', '--stack-name', name, '--output', 'json']
  const { status, stdout, stderr } = run(args, ['pipe', 'pipe'])
  if (status === 0) return JSON.parse(stdout).Stacks[0].StackStatus
  return stderr.includes('does not exist') ? null : end(stderr.trim(), status ?? 1)
}

const given = givenIn(path(\`parameters/\${stack}.json\`))

const { Account } = read('sts', 'get-caller-identity')
if (Account !== account) {
  end(\`The credentials belong to account \${Account}, and \${stack} belongs to \${account}. Choose its profile: export AWS_PROFILE=\u2026\`, 1)
}

// The file wins over outputs; \`deploy\` ignores values of parameters that a template does not have.
const values = new Map([...others.flatMap(outputsOf), ...given.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue])])
const overrides = [...values].map(([name, value]) => \`\${name}=\${value}\`)

// What is left of a stack whose creation failed: CloudFormation updates it no more, and it has no resources.
if (stateOf(stack) === 'ROLLBACK_COMPLETE') {
  console.log(\`The last creation of \${stack} failed: it is deleted and created again.\`)
  change('delete-stack', '--stack-name', stack)
  change('wait', 'stack-delete-complete', '--stack-name', stack)
}

change(
  ...['deploy', '--stack-name', stack, '--template-file', path(template)],
  ...['--capabilities', 'CAPABILITY_NAMED_IAM', '--no-fail-on-empty-changeset'],
  ...(overrides.length === 0 ? [] : ['--parameter-overrides', ...overrides]),
)
`;

// src/init/generated/infra-files.ts
var infraFiles = (answers, stacks, templates) => {
  const used = [...new Set(stacks.map(({ template }) => template))];
  return [
    ...used.map((path2) => ({ path: path2, text: templates.get(path2) ?? "" })),
    ...used.includes("infra/firelens.yaml") ? [{ path: FIRELENS_FILE, text: templates.get(FIRELENS_FILE) ?? "" }] : [],
    ...parameterFiles2(stacks),
    ...stacks.length === 0 ? [] : [{ path: "infra/deploy.mjs", text: deployProgram(answers) }]
  ];
};
var FIRELENS_FILE = "infra/fragments/firelens-s3.conf";
var parameterFiles2 = (stacks) => [...new Map(stacks.map((stack) => [stack.name, stack.parameters]))].filter(([, parameters]) => Object.keys(parameters).length > 0).map(([name2, parameters]) => ({
  path: `infra/parameters/${name2}.json`,
  text: `${JSON.stringify(
    Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    null,
    2
  )}
`
}));

// src/init/generated/open-questions.ts
var openQuestions = (answers, { image: image2, dockerfile: dockerfile2, others }) => {
  if (image2 === "starter") return [];
  return [
    ...image2 === "missing" ? [missing2(answers.dockerfile, others)] : [],
    ...requests(answers, dockerfile2),
    ...dockerfile2.unread === null ? [...ports(answers, dockerfile2), ...user(dockerfile2), ...healthCheck(dockerfile2)] : [
      `The \`Dockerfile\` was not read: it ${dockerfile2.unread}. Set \`user\` and \`healthCheck\` in task-definition.json.`
    ],
    ...answers.executeCommand ? [] : [
      "The root file system is read-only. If the application writes files, mount a volume there, or set `readonlyRootFilesystem: false` in task-definition.json."
    ]
  ];
};
var missing2 = (path2, others) => {
  const where = path2 === DOCKERFILE ? "no `Dockerfile` in the root" : `no ${name(path2)}`;
  return others[0] === void 0 ? `There is ${where}: write one before the first push.` : `There is ${where}; there are ${others.slice(0, 10).map(name).join(", ")}. Name the one of this service: \`${shellCommand("ship-to-ecs", "init", "--yes", "--dockerfile", others[0])}\`.`;
};
var requests = ({ port, healthPath }, dockerfile2) => [
  `The load balancer sends requests to port ${port}${port === dockerfile2.port ? ", which the Dockerfile exposes" : ""}, and the container must answer \`${healthPath}\` with 200 there. Others are set by \`ship-to-ecs init --yes --port NUMBER --health-path /PATH\`.`,
  ...port < 1024 ? [
    `Port ${port} needs a privilege on Linux, and the task definition drops all of them (\`capabilities\`). Let the application listen on a port from 1024 up.`
  ] : []
];
var ports = ({ port }, { unreadPorts }) => unreadPorts.map(
  (word) => `\`EXPOSE\` of the Dockerfile has ${name(word)}, whose port is not known before the build. Look at the port ${port} (\`--port\`).`
);
var user = (facts) => facts.user === null ? ["`USER` of the Dockerfile is not set, a variable, or root. Set it there, and as `user` in task-definition.json."] : [];
var healthCheck = (facts) => {
  if (facts.unreadHealthCheck !== null)
    return [
      `The \`HEALTHCHECK\` of the Dockerfile was left out: ${facts.unreadHealthCheck}. ECS ignores that of an image: set \`healthCheck\` in task-definition.json.`
    ];
  return facts.healthCheck === null ? [
    "There is no `HEALTHCHECK`, so only the load balancer checks the tasks. ECS ignores that of an image: set `healthCheck` in task-definition.json."
  ] : [];
};

// src/init/generated/workflows-from.ts
var NO_COMMIT = "0".repeat(40);
var OWN_REPOSITORY = "ship-to-ecs/ship-to-ecs";
var workflowsFrom = ({ shipToEcs }, { commit }) => {
  const [repository = OWN_REPOSITORY, given] = shipToEcs?.split("@") ?? [];
  return { repository, commit: given ?? commit ?? NO_COMMIT };
};

// src/init/generated/placeholder-texts.ts
var UNKNOWN_REPOSITORY = "OWNER/REPOSITORY";
var placeholderTexts = (answers, caller) => {
  const repository = answers.github ?? UNKNOWN_REPOSITORY;
  return [
    ...answers.github === null ? noRemote() : [],
    ...accountsOf(answers).some(isPlaceholderAccount) ? [
      "Account ids that begin with ten zeros are placeholders. Replace them; `aws sts get-caller-identity` prints the id of a profile.",
      commands(accountCommand(answers))
    ] : [],
    ...answers.subjectPrefix === null ? [
      "GitHub says what it puts into the `sub` of its tokens, by which the roles know this repository. With the wrong form no role can be assumed.",
      commands(
        `ship-to-ecs init --yes --subject-prefix "$(gh api repos/${repository}/actions/oidc/customization/sub --jq .sub_claim_prefix)"`
      )
    ] : [],
    ...workflowsFrom(answers, caller).commit === NO_COMMIT ? [
      "The workflows call the commit `000\u2026`, which does not exist. Choose a release of ship-to-ecs, and name its full commit.",
      commands("ship-to-ecs init --yes --ship-to-ecs ship-to-ecs/ship-to-ecs@FULL_COMMIT")
    ] : []
  ];
};
var noRemote = () => [
  `**There is no remote yet**, so \`${UNKNOWN_REPOSITORY}\` stands for the repository. Create it, and name it to \`init\`:`,
  commands(
    `gh repo create ${UNKNOWN_REPOSITORY} --private --source . --remote origin`,
    `ship-to-ecs init --yes --github ${UNKNOWN_REPOSITORY}`
  )
];
var accountCommand = ({ profile, environments: environments2 }) => {
  const own = profile === "small" ? [] : environments2.map(({ name: name2 }) => `--account ${name2}=12_DIGITS`);
  return ["ship-to-ecs init --yes --registry-account 12_DIGITS", ...own].join(" ");
};

// src/init/generated/nat-gateway.ts
var WITH_SIDE_CAR = ["firelens", "tracing"];
var needsNatGateway = ({ profile, existing, addOns: addOns2 }) => profile === "standard" && existing === null && WITH_SIDE_CAR.some((name2) => addOns2.includes(name2));

// src/init/generated/bootstrap-of-import.ts
var ofExisting2 = ({ from, source }) => from === "service" ? `The service \`${source}\` runs already: its cluster, network, load balancer, task roles and log groups stay as they are, and nothing below creates or changes them.` : `The workflow \`${source}\` was translated. What it deploys to exists, and nothing below creates or changes it.`;
var leftOpen = ({ open }) => open.length === 0 ? [] : [{ title: "What was not taken over", text: open.map((line) => `- ${line}`).join("\n") }];
var oldWorkflow = (answers) => {
  const { existing } = answers;
  if (existing?.from !== "workflow") return [];
  const prefix = answers.subjectPrefix ?? "SUB_CLAIM_PREFIX";
  const roles = existing.places.flatMap(
    ({ environment: environment2, deployRole }) => deployRole === null ? [] : [
      `- \`${deployRole}\` deploys to ${environment2}, as before. Its trust policy must let in \`${prefix}:environment:${environment2}\`, and its policy the calls of a deployment. Or remove it from ship-to-ecs.yaml in favour of the role of the stack, \`${ownRole(answers, environment2)}\`.`
    ]
  );
  return [
    ...roles.length === 0 ? [] : [{ title: "Roles of the old workflow", text: `${roles.join("\n")}

\`ship-to-ecs doctor\` checks both.` }],
    {
      title: "Remove the old workflow",
      text: `Two workflows would deploy each push.

${commands(shellCommand("git", "rm", existing.source))}`
    }
  ];
};
var ownRole = (answers, name2) => {
  const environment2 = answers.environments.find((one2) => one2.name === name2);
  return environment2 === void 0 ? "" : roleIn(answers, environment2, "deploy");
};

// src/init/generated/bootstrap-text.ts
var bootstrapText = (given) => {
  const { answers } = given;
  const steps2 = [
    ...placeholders(given),
    ...given.answers.existing === null ? application(given) : leftOpen(given.answers.existing),
    ...providers(given),
    ...shared(given),
    ...environments(given),
    gitHub(given),
    ...oldWorkflow(given.answers),
    firstPush(given),
    ...afterwards(answers, given.stacks)
  ];
  return `# From here to production

\`ship-to-ecs init\` has written this repository for **${answers.application}** in ${answers.region}, profile ${answers.profile}. What is left to do is in order below; each command can be run again. Delete this file when all is done.

You need: Node.js 24, the AWS CLI (\`aws login\` or a profile for each account, with the right to create IAM roles), the GitHub CLI (\`gh auth login\`).

${answers.existing === null ? costs(answers) : ofExisting2(answers.existing)}

${steps2.map(({ title, text: text2 }, index) => `## ${index + 1}. ${title}

${text2}`).join("\n\n")}
`;
};
var COSTS = {
  small: "Costs, about 30 to 36 USD a month for each environment (US East): one task of 0.25 vCPU and 0.5 GB, a load balancer, public IPv4 addresses. There is no NAT and no endpoint: tasks have public addresses (Security Hub ECS.2), and only the load balancer may connect to them. All environments share an account, so whoever may change one account role can change production.",
  standard: "Costs, about 120 USD a month for each environment (US East): two tasks of 0.25 vCPU and 0.5 GB, a load balancer, endpoints in two zones. Tasks have no public address."
};
var costs = (answers) => `${COSTS[answers.profile]}${answers.profile === "standard" ? WAYS_OUT[needsNatGateway(answers) ? "nat" : "endpoints"] : ""} The load balancer serves plain HTTP until a certificate is set ("Domain and HTTPS").`;
var WAYS_OUT = {
  endpoints: " They have no way to the internet but the endpoints.",
  nat: " The images of the side-cars come from public.ecr.aws, so there is also a NAT gateway: about 33 USD a month for each environment, and 0.045 USD per GB."
};
var placeholders = ({ answers, caller }) => {
  const texts3 = placeholderTexts(answers, caller);
  return texts3.length === 0 ? [] : [{ title: "Replace the placeholders", text: texts3.join("\n\n") }];
};
var application = ({ answers, facts }) => {
  const open = openQuestions(answers, facts);
  return open.length === 0 ? [] : [{ title: "Look at the container", text: open.map((line) => `- ${line}`).join("\n") }];
};
var providers = ({ answers, stacks }) => {
  const own = stacks.filter(({ template }) => template === "infra/github-oidc.yaml");
  if (own.length === 0) return [];
  const runs = new Set(answers.existing === null ? answers.environments.map((one2) => accountOf(answers, one2)) : []);
  const parts2 = own.map(
    (stack) => `${credentialsOf(stack.account)}

${commands(...runs.has(stack.account) ? [ECS_ROLE] : [], deploy(stack))}`
  );
  const text2 = `Once in each account; it is free. If \`aws iam list-open-id-connect-providers\` lists token.actions.githubusercontent.com already, leave that command out there.${runs.size === 0 ? "" : " An account that has never used ECS lacks the role by which ECS works; where the role exists, the command says so and changes nothing."}

${parts2.join("\n\n")}`;
  return [{ title: "Let GitHub identify itself to AWS", text: text2 }];
};
var ECS_ROLE = "aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com || true";
var credentialsOf = (account) => `With the credentials of account ${account} (\`export AWS_PROFILE=\u2026\`):`;
var shared = ({ answers, stacks }) => {
  const own = stacks.filter(
    ({ template, environment: environment2 }) => environment2 === null && template !== "infra/github-oidc.yaml"
  );
  if (own.length === 0) return [];
  return [
    {
      title: `The registry, in account ${registryAccount(answers)}`,
      text: `${answers.existing?.registry === "existing" ? "The role that pushes." : "The repository of the images, with tags that never move, and the role that pushes. ECR costs 0.10 USD per GB and month."} ${credentialsOf(registryAccount(answers))}

${commands(...own.map(deploy))}`
    }
  ];
};
var environments = ({ answers, stacks }) => answers.environments.flatMap((environment2) => {
  const own = stacks.filter((one2) => one2.environment === environment2.name && one2.when === "before");
  return own.length === 0 ? [] : [
    {
      title: `The environment ${environment2.name}, in account ${accountOf(answers, environment2)}`,
      text: `${answers.existing === null ? CREATED : ROLES}${alarms(answers, environment2)} ${credentialsOf(accountOf(answers, environment2))}

${commands(...own.map(deploy), ...copies(answers, environment2))}`
    }
  ];
});
var alarms = (answers, environment2) => answers.existing === null && answers.addOns.includes("alarms") ? `

Deployments are rolled back on ${deploymentAlarms(answers, environment2).join(", ")}. The alarms notify nobody until AlarmEmail is set: add \`{ "ParameterKey": "AlarmEmail", "ParameterValue": "ops@example.com" }\` to \`infra/parameters/${nameIn(answers, environment2)}-alarms.json\` before the commands, and confirm the mail that AWS sends. Until the first run, the alarm for missing tasks is on.` : "";
var CREATED = "Network, load balancer, cluster and roles. The service is in no stack: the first run creates it from service.yaml, and no update of a stack ever changes its image.";
var ROLES = "The roles of the workflows, which GitHub assumes: one that deploys, and those that only read.";
var copies = (answers, environment2) => answers.existing === null && answers.addOns.includes("firelens") ? [
  `aws s3 cp --region ${answers.region} ${FIRELENS_FILE} s3://${nameIn(answers, environment2)}-${accountOf(answers, environment2)}/config/`
] : [];
var gitHub = ({ answers }) => {
  const repository = answers.github ?? UNKNOWN_REPOSITORY;
  const calls = answers.environments.flatMap(({ name: name2, approval }) => {
    const reviewers = approval ? `,"reviewers":[{"type":"User","id":'"$(gh api user --jq .id)"'}]` : "";
    const branches = '"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}';
    return [
      `gh api --method PUT repos/${repository}/environments/${name2} --input - <<< '{${branches}${reviewers}}'`,
      `gh api --method POST repos/${repository}/environments/${name2}/deployment-branch-policies -f name='${answers.branch}'`
    ];
  });
  const approved = answers.environments.filter(({ approval }) => approval).map(({ name: name2 }) => name2);
  return {
    title: "Environments of GitHub",
    text: `Before the first push: GitHub creates a missing environment without any rule. Only ${answers.branch} may deploy${approved.length === 0 ? "" : `, and you approve each deployment to ${approved.join(", ")}`}.${PLANS}${approved.length === 0 ? "" : NO_APPROVALS}${answers.existing === null ? "" : " The first command replaces the rules of an environment that exists: leave it out where they are right."}

${commands(...calls)}

There are no secrets and no variables to set.`
  };
};
var PLANS = " In a private repository, environments need GitHub Pro, Team or Enterprise; GitHub Free has them in public ones only.";
var NO_APPROVALS = " Approvals in a private repository need GitHub Enterprise. Without it run `ship-to-ecs init --approve none`: each push then reaches every environment by itself, so let only reviewed pull requests into the branch.";
var firstPush = ({ answers }) => ({
  title: "The first push",
  text: `Commit first: \`doctor\` plans the deployment of a commit. It says what is still missing, with the command for it, and looks at the account whose credentials you have: run it with those of each environment${answers.profile === "small" ? "" : ", and name the profile of the registry by `--registry-profile`"}.

${commands("git add --all", `git commit --message 'Ship to ECS'`, "ship-to-ecs doctor", `git push --set-upstream origin ${answers.branch}`, "gh run watch")}`
});

// src/init/generated/yaml-scalar.ts
var WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
var PLAIN3 = /^[A-Za-z][A-Za-z0-9_./-]*$/;
var scalar = (text2) => PLAIN3.test(text2) && !WORDS.test(text2) ? text2 : `'${text2.replaceAll("'", "''")}'`;
var value = (text2) => {
  if (/^(?:true|false|\d{1,9})$/.test(text2)) return text2;
  if (/^arn:[\w:/.-]*\w$/.test(text2)) return text2;
  return /[^ -~]/.test(text2) ? JSON.stringify(text2) : scalar(text2);
};

// src/init/generated/care-files.ts
var careFiles = (answers, caller, updates) => [
  { path: ".github/dependabot.yml", text: dependabot(updates) },
  { path: "ship-to-ecs.exceptions.yaml", text: exceptions(answers, caller) }
];
var dependabot = (updates) => `# An update waits a week: a tampered release is usually found sooner.
version: 2
updates:
${[{ ecosystem: "github-actions", directory: "/" }, ...updates].map(update).join("")}`;
var update = ({
  ecosystem,
  directory
}) => `  - package-ecosystem: ${ecosystem}
    directory: ${directory === "/" ? directory : scalar(directory)}
    schedule: { interval: weekly }
    cooldown: { default-days: 7 }
    groups:
      ${ecosystem}: { patterns: ['*'] }
`;
var exceptions = (answers, caller) => {
  const { repository, commit } = workflowsFrom(answers, caller);
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/docs/ship-to-ecs.exceptions.schema.json
# Findings that somebody has accepted, each with a reason, an owner and an end. The summary of a run that is blocked has the entries to copy:
#
#   - id: CVE-2023-5363
#     package: openssl
#     reason: The service never sets key lengths by itself.
#     owner: platform-team
#     expires: 2026-12-31
exceptions: []
`;
};

// src/init/generated/fragments.ts
var withFragments = (definition, answers, fragments) => answers.addOns.reduce((merged2, name2) => {
  const text2 = fragments.get(`infra/fragments/${name2}.json`);
  return text2 === void 0 ? merged2 : withFragment(merged2, read2(text2, answers));
}, definition);
var read2 = (text2, { application: application2 }) => {
  const stack = `\${cfn:${application2}-\${settings:environment}-efs`;
  const filled = text2.replaceAll("APPLICATION", application2).replaceAll("${env:EFS_FILE_SYSTEM_ID}", `${stack}.FileSystemId}`).replaceAll("${env:EFS_ACCESS_POINT_ID}", `${stack}.AccessPointId}`);
  return JSON.parse(filled);
};
var withFragment = (definition, fragment) => {
  const { containerDefinitions, ...others } = fragment;
  const names = definition.containerDefinitions.map(({ name: name2 }) => name2);
  const further = containerDefinitions.filter(({ name: name2 }) => !names.includes(name2));
  const known = definition.containerDefinitions.map((container) => {
    const part = containerDefinitions.find(({ name: name2 }) => name2 === container["name"]);
    return part === void 0 ? container : merged(container, part);
  });
  return { ...merged(definition, others), containerDefinitions: [...known, ...further] };
};
var merged = (base, part) => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(part).map(([key, value2]) => {
      const before = base[key];
      return [key, isList(before) && isList(value2) ? [...before, ...value2] : value2];
    })
  )
});
var isList = (value2) => Array.isArray(value2);

// src/init/generated/definition-json.ts
var definitionJson = (answers, dockerfile2, fragments) => `${JSON.stringify(withFragments(definitionOf2(answers, dockerfile2), answers, fragments), null, 2)}
`;
var definitionOf2 = (answers, dockerfile2) => ({
  family: `${answers.application}-\${settings:environment}`,
  requiresCompatibilities: [answers.launch === "ec2" ? "EC2" : "FARGATE"],
  networkMode: "awsvpc",
  cpu: String(answers.cpu),
  memory: String(answers.memory),
  runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
  containerDefinitions: [containerOf(answers, dockerfile2)]
});
var containerOf = (answers, dockerfile2) => {
  const { healthCheck: healthCheck2, healthTimes, user: user2 } = dockerfile2;
  const command = healthCheck2?.map(escaped) ?? null;
  return {
    name: "app",
    image: "replaced-by-ship-to-ecs",
    essential: true,
    ...user2 === null ? {} : { user: user2 },
    // ECS Exec needs a root file system that can be written (Amazon ECS Developer Guide, "ECS Exec", considerations).
    readonlyRootFilesystem: !answers.executeCommand,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    portMappings: [{ name: "http", containerPort: answers.port, protocol: "tcp", appProtocol: "http" }],
    environment: [{ name: "PORT", value: String(answers.port) }],
    ...command === null ? {} : { healthCheck: { command, ...healthTimes } },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": `/ecs/${answers.application}-\${settings:environment}`,
        "awslogs-region": answers.region,
        "awslogs-stream-prefix": "app",
        mode: "non-blocking",
        "max-buffer-size": "25m"
      }
    },
    stopTimeout: 30
  };
};

// src/init/generated/service-yaml.ts
var serviceYaml = (answers) => `# A CreateService request: the first run creates the service from it, and later ones leave it alone (docs/services.md of ship-to-ecs).
# Each \${cfn:\u2026} is an output of a stack of BOOTSTRAP.md. What changes later belongs in \`service-attributes\` of ship-to-ecs.yaml.
desiredCount: ${answers.desiredCount}
capacityProviderStrategy:
  - { capacityProvider: ${providerOf(answers)}, weight: 1 }
networkConfiguration:
  awsvpcConfiguration:
    subnets: ['${output(answers, "network", "TaskSubnetIds")}']
    securityGroups: ['${output(answers, "network", "TaskSecurityGroupId")}']
${answers.launch === "ec2" ? "" : `    assignPublicIp: '${output(answers, "network", "AssignPublicIp")}'
`}loadBalancers:
  - targetGroupArn: '${output(answers, "load-balancer", "TargetGroupArn")}'
    containerName: app
    containerPort: ${answers.port}
${answers.strategy === "blue-green" ? advanced(answers) : ""}healthCheckGracePeriodSeconds: 60
deploymentConfiguration:
${answers.strategy === "blue-green" ? BLUE_GREEN : ROLLING}  deploymentCircuitBreaker: { enable: true, rollback: true }
enableECSManagedTags: true
propagateTags: SERVICE
${answers.executeCommand ? "enableExecuteCommand: true\n" : ""}tags:
  - { key: application, value: ${scalar(answers.application)} }
`;
var output = ({ application: application2 }, stack, name2) => `\${cfn:${application2}-\${settings:environment}-${stack}.${name2}}`;
var providerOf = (answers) => {
  if (answers.launch === "ec2") return `'${output(answers, "ec2-capacity", "CapacityProviderName")}'`;
  return answers.launch === "fargate" ? "FARGATE" : "FARGATE_SPOT";
};
var advanced = (answers) => `    advancedConfiguration:
      alternateTargetGroupArn: '${output(answers, "load-balancer", "AlternateTargetGroupArn")}'
      productionListenerRule: '${output(answers, "blue-green", "ProductionListenerRuleArn")}'
      testListenerRule: '${output(answers, "blue-green", "TestListenerRuleArn")}'
      roleArn: '${output(answers, "blue-green", "LoadBalancerRoleArn")}'
`;
var ROLLING = `  strategy: ROLLING
  minimumHealthyPercent: 100
  maximumPercent: 200
`;
var BLUE_GREEN = `  strategy: BLUE_GREEN
  bakeTimeInMinutes: 5
`;

// src/init/generated/settings-yaml.ts
var settingsYaml = (answers, caller) => {
  const { repository, commit } = workflowsFrom(answers, caller);
  const { existing } = answers;
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/docs/ship-to-ecs.schema.json
# ${existing === null ? OF_STACKS : OF_EXISTING}
aws-region: ${answers.region}
repository: ${scalar(answers.repository)}
registry-role: ${registryRole(answers, "push")}
${existing === null ? ofNew(answers) : ofExisting3(existing)}${image(answers)}
# In the order of promotion: one image, built once, goes from each to the next by its digest.
environments:
${answers.environments.map((one2) => environmentText(answers, one2)).join("\n")}`;
};
var OF_STACKS = "The settings of every run. Roles, cluster and log groups are those of the stacks in infra/; BOOTSTRAP.md creates them.";
var OF_EXISTING = "The settings of every run. What is not listed stays as the service has it.";
var ofNew = ({ application: application2 }) => `service: ${scalar(application2)}
task-definition: task-definition.json
container-name: app
service-definition: service.yaml
`;
var image = ({ dockerfile: dockerfile2, context, existing }) => {
  if (existing?.settings.context !== void 0 || existing?.settings.file !== void 0) return "";
  const usual = context === ROOT ? DOCKERFILE : `${context}/${DOCKERFILE}`;
  return `${context === ROOT ? "" : `context: ${scalar(context)}
`}${dockerfile2 === usual ? "" : `file: ${scalar(dockerfile2)}
`}`;
};
var ofExisting3 = ({ definition, container, settings }) => [
  ["task-definition", definition],
  ...container === null ? [] : [["container-name", container]],
  ...Object.entries(settings)
].map(([name2, text2]) => `${name2}: ${value(text2)}
`).join("");
var environmentText = (answers, environment2) => {
  const place2 = placeIn2(answers.existing, environment2.name);
  return `  ${scalar(environment2.name)}:
${place2 === null ? ofStacks(answers, environment2) : ofPlace2(place2, { answers, environment: environment2 })}${environment2 === answers.environments[0] ? "" : `    registry-role: ${registryRole(answers, "promote")} # gets what was pushed before, and uploads nothing
`}`;
};
var ofStacks = (answers, environment2) => `    cluster: ${nameIn(answers, environment2)}
    aws-account-id: '${accountOf(answers, environment2)}'
    role-to-assume: ${roleIn(answers, environment2, "deploy")}
    execution-role: ${roleIn(answers, environment2, "execution")}
    task-role: ${roleIn(answers, environment2, "task")}
${alarms2(answers, environment2)}`;
var alarms2 = (answers, environment2) => answers.addOns.includes("alarms") ? `    service-attributes:
      alarms: # ECS rolls a deployment back when one of them goes off
        names: [${deploymentAlarms(answers, environment2).join(", ")}]
        enable: true
        rollback: true
` : "";
var ofPlace2 = (place2, { answers, environment: environment2 }) => {
  const { cluster, service, deployRole, capacityProviders } = place2;
  const waits = [
    ["wait-for-minutes", place2.waitForMinutes],
    ["desired-count", place2.desiredCount],
    ["force-new-deployment", place2.forceNewDeployment]
  ];
  const found = answers.existing?.from === "service" ? `    # found: ${answers.strategy} on ${answers.launch}, port ${answers.port}, health check at ${answers.healthPath}
` : "";
  return `${found}    cluster: ${value(cluster)}
    service: ${value(service)}
    aws-account-id: '${accountOf(answers, environment2)}'
    role-to-assume: ${value(deployRole ?? roleIn(answers, environment2, "deploy"))}
${waits.flatMap(([name2, text2]) => text2 === null ? [] : [`    ${name2}: ${value(text2)}
`]).join("")}${providers2(capacityProviders)}`;
};
var providers2 = (all2) => all2.length === 0 ? "" : `    service-attributes:
      capacity-providers:
${all2.map(({ name: name2, base, weight }) => `        ${value(name2)}: { base: ${base}, weight: ${weight} }
`).join("")}`;

// src/init/generated/template-facts.ts
var import_yaml4 = __toESM(require_dist(), 1);
var KNOWN = /* @__PURE__ */ new Map();
var templateFacts = (text2) => {
  const known = KNOWN.get(text2);
  if (known !== void 0) return known;
  const value2 = (0, import_yaml4.parseDocument)(text2, { logLevel: "silent" }).toJS();
  const parameters = Object.entries(membersOf(value2, "Parameters"));
  const facts = {
    parameters: parameters.map(([name2]) => name2),
    required: parameters.flatMap(([name2, one2]) => isMap3(one2) && "Default" in one2 ? [] : [name2]),
    outputs: Object.keys(membersOf(value2, "Outputs"))
  };
  KNOWN.set(text2, facts);
  return facts;
};
var isMap3 = (value2) => typeof value2 === "object" && value2 !== null;
var membersOf = (value2, section) => {
  const members2 = isMap3(value2) ? value2[section] : void 0;
  return isMap3(members2) ? members2 : {};
};

// src/init/generated/stacks.ts
var stacksOf = (answers, templates, caller) => {
  const all2 = [
    ...providers3(answers),
    ...shared2(answers),
    ...answers.environments.flatMap((one2) => ofEnvironment(answers, one2))
  ];
  const had = all2.map((planned) => ({ ...planned, template: `infra/${planned.template}.yaml` })).filter(({ template }) => templates.has(template));
  const names = new Set(had.map(({ name: name2 }) => name2));
  return had.map(({ of, ...planned }) => ({
    ...planned,
    from: planned.from.filter((name2) => names.has(name2)),
    parameters: parametersOf({ ...planned, of }, { answers, templates, caller })
  }));
};
var plan2 = (values) => ({
  environment: null,
  from: [],
  when: "before",
  of: null,
  ...values
});
var providers3 = (answers) => {
  const accounts2 = [registryAccount(answers), ...answers.environments.map((one2) => accountOf(answers, one2))];
  const name2 = `${answers.application}-github-oidc`;
  return [...new Set(accounts2)].map((account) => plan2({ name: name2, template: "github-oidc", account }));
};
var shared2 = (answers) => {
  const account = registryAccount(answers);
  const registry = `${answers.application}-registry`;
  return [
    ...answers.existing?.registry === "existing" ? [] : [plan2({ name: registry, template: "registry", account })],
    plan2({ name: `${answers.application}-push-role`, template: "push-role", account, from: [registry] })
  ];
};
var withAddOn = (name2) => ({ addOns: addOns2 }) => addOns2.includes(name2);
var OF_ENVIRONMENT = [
  { template: "network" },
  { template: "load-balancer", from: ["network"] },
  { template: "blue-green", from: ["network", "load-balancer"], isWanted: ({ strategy }) => strategy === "blue-green" },
  { template: "ec2-capacity", from: ["network"], isWanted: ({ launch }) => launch === "ec2" },
  { template: "cluster", from: ["network", "ec2-capacity"] },
  { template: "task-roles", from: ["cluster"] },
  { template: "secrets", from: ["network", "task-roles"], isWanted: withAddOn("secrets") },
  { template: "efs", from: ["network", "task-roles"], isWanted: withAddOn("efs") },
  { template: "firelens", from: ["network", "task-roles"], isWanted: withAddOn("firelens") },
  { template: "tracing", from: ["network", "task-roles"], isWanted: withAddOn("tracing") },
  { template: "waf", from: ["load-balancer"], isWanted: withAddOn("waf") },
  { template: "deploy-roles", from: ["network", "cluster", "task-roles", "load-balancer"] },
  // Before the first run, whose deployment watches them.
  { template: "alarms", from: ["network", "cluster", "load-balancer"], isWanted: withAddOn("alarms") },
  { template: "scaling", from: ["cluster", "load-balancer"], when: "after", isWanted: withAddOn("scaling") }
];
var isWantedBy = (answers, { template, isWanted }) => answers.existing === null ? isWanted?.(answers) ?? true : template === "deploy-roles";
var ofEnvironment = (answers, environment2) => OF_ENVIRONMENT.filter((row) => isWantedBy(answers, row)).map(({ template, from = [], when = "before" }) => {
  const prefix = nameIn(answers, environment2);
  return plan2({
    name: `${prefix}-${template}`,
    template,
    account: accountOf(answers, environment2),
    environment: environment2.name,
    from: from.map((one2) => `${prefix}-${one2}`),
    when,
    of: environment2
  });
});
var parametersOf = (planned, { answers, templates, caller }) => {
  const known = knownValues(answers, caller, planned.of);
  const names = new Set(templateFacts(templates.get(planned.template) ?? "").parameters);
  return Object.fromEntries(Object.entries(known).filter(([name2, value2]) => names.has(name2) && value2 !== ""));
};
var knownValues = (answers, caller, of) => ({
  ...sharedValues(answers, caller),
  ...of === null ? {} : valuesIn(answers, of)
});
var sharedValues = (answers, caller) => ({
  Application: answers.application,
  Profile: answers.profile,
  RepositoryName: answers.repository,
  RepositoryArn: repositoryArn(answers),
  // The account of the repository needs no policy to pull.
  EnvironmentAccountIds: answers.profile === "small" ? "" : answers.environments.map((one2) => accountOf(answers, one2)).join(","),
  KeptTagPatterns: answers.environments.map(({ name: name2 }) => `${name2}-*`).join(","),
  GitHubSubjectPrefix: answers.subjectPrefix ?? `repo:${answers.github ?? UNKNOWN_REPOSITORY}`,
  Branch: answers.branch,
  EnvironmentNames: answers.environments.map(({ name: name2 }) => name2).join(","),
  WorkflowRepository: workflowsFrom(answers, caller).repository
});
var FEWEST_AT_MOST = 4;
var valuesIn = (answers, environment2) => ({
  Environment: environment2.name,
  ...namesIn3(answers, environment2),
  ContainerPort: String(answers.port),
  HealthCheckPath: answers.healthPath,
  // Of an import the service exists, and with it whatever role its load balancer has.
  Strategy: answers.existing === null ? answers.strategy : "",
  ExecuteCommand: answers.executeCommand ? "enabled" : "disabled",
  MinCapacity: String(answers.desiredCount),
  MaxCapacity: String(Math.max(FEWEST_AT_MOST, answers.desiredCount)),
  NatGateway: needsNatGateway(answers) ? "one" : ""
});
var namesIn3 = (answers, environment2) => {
  const place2 = placeIn2(answers.existing, environment2.name);
  return {
    ClusterName: place2?.cluster ?? nameIn(answers, environment2),
    ServiceName: place2?.service ?? answers.application,
    ExecutionRoleArn: place2?.executionRole ?? roleIn(answers, environment2, "execution"),
    TaskRoleArn: place2?.taskRole ?? roleIn(answers, environment2, "task"),
    ...namesOfTask(place2)
  };
};
var namesOfTask = (place2) => ({
  Family: place2?.family ?? "",
  LogGroupName: place2?.logGroup ?? ""
});

// src/init/generated/starter-files.ts
var starterFiles = (answers) => [
  { path: "Dockerfile", text: dockerfile(answers) },
  { path: ".dockerignore", text: "*\n!server.mjs\n!health.mjs\n" },
  { path: "server.mjs", text: SERVER },
  { path: "health.mjs", text: HEALTH }
];
var dockerfile = ({
  baseImage,
  port,
  healthPath
}) => `# Node.js without a shell or a package manager; Dependabot keeps the digest up to date.
FROM ${baseImage}
WORKDIR /app
COPY server.mjs health.mjs ./
ENV PORT=${port} HEALTH_PATH=${healthPath}
USER 65532:65532
EXPOSE ${port}
HEALTHCHECK --interval=10s --timeout=5s --retries=3 CMD ["/nodejs/bin/node", "health.mjs"]
CMD ["server.mjs"]
`;
var SERVER = `// The smallest service: says hello, answers the health check, and ends when ECS asks it to.
import { createServer } from 'node:http'
import { env } from 'node:process'

const { PORT = '8080', HEALTH_PATH = '/health' } = env

const server = createServer((request, response) => {
  // No URL parser: it throws on \`//\`, and one request would end the process.
  const [path] = request.url.split('?')
  const isHealth = path === HEALTH_PATH
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(isHealth ? 'ok\\n' : 'hello\\n')
})

// Longer than the 60 s after which the load balancer closes an idle connection: the other way round, it sends a request into one that the server
// is closing, and the client gets a 502.
server.keepAliveTimeout = 65_000

server.listen(Number(PORT), () => console.log(\`listening on port \${PORT}\`))

// ECS sends SIGTERM and waits for stopTimeout: requests that have begun are answered.
process.once('SIGTERM', () => {
  server.close()
  server.closeIdleConnections()
})
`;
var HEALTH = `// The health check of the container: ends with 0 when the service answers.
import { env } from 'node:process'

const { PORT = '8080', HEALTH_PATH = '/health' } = env

const isHealthy = async () => {
  try {
    return (await fetch(\`http://127.0.0.1:\${PORT}\${HEALTH_PATH}\`)).ok
  } catch {
    return false
  }
}

process.exitCode = (await isHealthy()) ? 0 : 1
`;

// src/init/generated/manual-workflows.ts
var choices = ({ environments: environments2 }) => `      environment:
        description: The environment
        type: choice
        options: [${environments2.map(({ name: name2 }) => scalar(name2)).join(", ")}]
        required: true
`;
var revision = ({ application: application2, environments: environments2, existing }) => existing === null ? `${application2}-${environments2.at(-1)?.name ?? ""}:41` : "FAMILY:41";
var rollback = (answers, own) => `# Sets an environment back, by hand. The first run with \`rehearsal\` only shows what would change.
name: rollback

on:
  workflow_dispatch:
    inputs:
${choices(answers)}      to:
        description: previous, a revision (${revision(answers)}), or a digest or tag of an image
        default: previous
      rehearsal:
        description: Only show what would change
        type: boolean
        default: true

permissions: {}

concurrency:
  group: rollback-\${{ inputs.environment }}
  cancel-in-progress: false

jobs:
  rollback:
    name: rollback
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC
    uses: ${own}
    with:
      environment: \${{ inputs.environment }}
      to: \${{ inputs.to }}
      rehearsal: \${{ inputs.rehearsal }}
`;
var maintenance = (answers, own) => `# Switches the sorry page of an environment on or off, or shows it. It takes the place of the application for everyone.
name: maintenance

on:
${answers.existing === null ? REMINDER : ""}  workflow_dispatch:
    inputs:
${choices(answers)}      page:
        description: What becomes of the page
        type: choice
        options: [show, 'on', 'off']
        required: true

permissions: {}

concurrency:
  group: maintenance-\${{ inputs.environment }}
  cancel-in-progress: false

jobs:
  switch:
    name: switch
    if: github.event_name == 'workflow_dispatch' && inputs.page != 'show'
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC
    uses: ${own}
    with:
      environment: \${{ inputs.environment }}
      page: \${{ inputs.page }}
${answers.environments.map((one2) => show(one2, { answers, own })).join("")}`;
var REMINDER = `  schedule:
    - cron: '41 */4 * * *' # red when a page has been on for longer than maintenance-limit-minutes
`;
var show = (environment2, { answers, own }) => `  show-${environment2.name}:
    name: ${scalar(`show ${environment2.name}`)}
    if: github.event_name == 'schedule' || (inputs.page == 'show' && inputs.environment == '${environment2.name}')
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC, to read only
    uses: ${own}
    with:
      environment: ${scalar(environment2.name)}
      page: show
      role-to-assume: ${roleIn(answers, environment2, "plan")}
`;

// src/init/generated/workflow-files.ts
var workflowFiles = (answers, caller) => {
  const { repository, commit } = workflowsFrom(answers, caller);
  const uses = (name2) => `${repository}/.github/workflows/${name2}.yml@${commit} # v${caller.version}`;
  return WORKFLOWS.map(([name2, write3]) => ({
    path: `.github/workflows/${name2}.yml`,
    text: write3(answers, uses(name2), uses)
  }));
};
var check = (answers, own) => `# Builds, scans and judges each pull request, and shows what a deployment of it would change. Nothing is pushed or deployed.
name: check

on:
  pull_request:

permissions: {}

concurrency:
  group: check-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: check
    permissions:
      contents: read # checkout, and the guarded settings of the target branch
      id-token: write # AWS credentials by OIDC, to read only; a fork gets none
      pull-requests: write # the comment
    uses: ${own}
    with:
      environment: ${scalar(firstOf(answers).name)}
      role-to-assume: ${roleIn(answers, firstOf(answers), "plan")}
      registry-role: ${registryRole(answers, "plan")}
`;
var firstOf = ({ environments: [first] }) => {
  if (first === void 0) throw new Error("there are no environments");
  return first;
};
var ship = (answers, own, uses) => {
  const first = firstOf(answers);
  const others = answers.environments.slice(1);
  return `# Each push to ${answers.branch} builds one image and deploys it to ${first.name}${others.length === 0 ? "" : `, then the same image, by its digest, to ${others.map(({ name: name2 }) => name2).join(", ")}`}.
name: ship

on:
  push:
    branches: [${JSON.stringify(answers.branch)}]

permissions: {}

# The jobs have a group for each environment. One for all runs would let a run that waits for an approval block later pushes.
concurrency:
  group: ship-\${{ github.sha }}
  cancel-in-progress: false # a deployment is not left halfway

jobs:
  deploy:
    name: ${scalar(first.name)}
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC
      attestations: write # keeps how the image was built
    uses: ${own}
    with:
      environment: ${scalar(first.name)}
${answers.attest ? "" : "      attest: false # public repositories and GitHub Enterprise Cloud can: init --attest\n"}${others.length === 0 ? "" : promotion(others, uses("promote"))}`;
};
var promotion = (others, own) => `  promote:
    name: promote
    needs: deploy
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC
      attestations: read # who built the image
    uses: ${own}
    with:
      environments: '${JSON.stringify(others.map(({ name: name2 }) => name2))}'
      image: \${{ needs.deploy.outputs.image-digest }}
`;
var rescan = (answers, own) => `# Scans and judges what runs, each morning, by the vulnerability database of the day.
name: rescan

on:
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:

permissions: {}

concurrency:
  group: rescan
  cancel-in-progress: false

jobs:
${answers.environments.map(
  (environment2) => `  rescan-${environment2.name}:
    name: ${scalar(environment2.name)}
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC, to read only
      issues: write # with \`issue: on\`
      security-events: write # with \`code-scanning: upload\`
    uses: ${own}
    with:
      environment: ${scalar(environment2.name)}
      role-to-assume: ${roleIn(answers, environment2, "rescan")}
      registry-role: ${registryRole(answers, "rescan")}
`
).join("")}`;
var WORKFLOWS = [
  ["check", check],
  ["ship", ship],
  ["rescan", rescan],
  ["rollback", rollback],
  ["maintenance", maintenance]
];

// src/init/generated-files.ts
var ofNewService = ({ answers, facts, templates }) => [
  { path: "task-definition.json", text: definitionJson(answers, facts.dockerfile, templates) },
  { path: "service.yaml", text: serviceYaml(answers) },
  ...facts.image === "starter" ? starterFiles(answers) : []
];
var generatedFiles = ({ answers, facts, templates, caller }) => {
  const stacks = stacksOf(answers, templates, caller);
  return [
    ...workflowFiles(answers, caller),
    ...careFiles(answers, caller, facts.updates),
    { path: "ship-to-ecs.yaml", text: settingsYaml(answers, caller) },
    ...answers.existing === null ? ofNewService({ answers, facts, templates, caller }) : [],
    ...infraFiles(answers, stacks, templates),
    { path: "BOOTSTRAP.md", text: bootstrapText({ answers, stacks, caller, facts }) }
  ].toSorted((one2, other) => one2.path < other.path ? -1 : 1);
};

// src/init/init-messages.ts
var visibly = (write3) => (text2) => write3(text2.split("\n").map(visible3).join("\n"));
var visible3 = (line) => line.replace(INVISIBLE, "");
var foreignLines = (path2) => [
  "This repository belongs to another user, so git does not read it. If you trust it, allow it, and run `init` again:",
  `  ${shellCommand("git", "config", "--global", "--add", "safe.directory", path2)}`
];
var unwritten = ({ path: path2, why, isUndone: isUndone2 }) => isUndone2 ? `${path2} cannot be written, so nothing was: ${why}.` : `${path2} cannot be written: ${why}. Not everything that was begun could be undone; \`git status\` shows what is left.`;
var NOTHING2 = "Every file is up to date.";
var counted = (count) => count === 1 ? "1 file" : `${count} files`;
var conflictLines = (conflicts) => {
  const [decidable] = conflicts.filter(({ isDecidable }) => isDecidable);
  return [
    `${counted(conflicts.length)} cannot be written, so nothing was:`,
    ...conflicts.map(({ path: path2, why }) => `- ${path2} ${why}`),
    ...decidable === void 0 ? ["Move what is there out of the way, and run `init` again."] : [
      `For each of them, leave it as it is with \`--keep ${decidable.path}\`, or replace it with \`--overwrite ${decidable.path}\`; \`--overwrite \u2026 --dry-run\` shows the difference.`
    ]
  ];
};
var diffOf = ({ path: path2, before, after }) => createTwoFilesPatch(before === null ? "/dev/null" : `a/${path2}`, `b/${path2}`, before ?? "", after ?? "", "", "", {
  context: 3
}).split("\n").slice(1).map(visible3).join("\n");
var WORDS2 = {
  create: "created",
  replace: "updated",
  same: null,
  kept: null,
  edited: "left as it is: edited, and there is nothing new for it:",
  deleted: "not created again: it was deleted:",
  dropped: "no longer needed; delete it:"
};
var report = (changes, count, { answers, ports: ports2 }) => {
  for (const { path: path2, action } of changes) {
    const words = WORDS2[action];
    if (words !== null) ports2.print(`${words} ${path2}`);
  }
  if (count === 0) ports2.print(NOTHING2);
  else if (placeholderTexts(answers, ports2.own).length > 0)
    ports2.print("Placeholders are left: BOOTSTRAP.md begins with them.");
  else ports2.print("BOOTSTRAP.md has what is left to do, in order.");
};

// src/init/command.ts
var runInit = async (options, given) => {
  const ports2 = { ...given, print: visibly(given.print), complain: visibly(given.complain) };
  if (ports2.git === null) {
    return ended(ports2, 1, [
      "This folder is in no git repository. Begin with `git init`, in the root of the repository."
    ]);
  }
  if ("foreign" in ports2.git) return ended(ports2, 1, foreignLines(ports2.git.foreign));
  const { git } = ports2;
  const read3 = await readOwnLock(ports2);
  if ("problem" in read3) {
    const next = "Restore the file from git, or delete it: `init` then takes no file for its own.";
    return ended(ports2, 1, [`${LOCK_FILE} cannot be read: ${read3.problem}. ${next}`]);
  }
  const answered = await answersOf(options, { ...ports2, git }, read3.lock);
  if ("exit" in answered) return ended(ports2, answered.exit, answered.lines);
  return write2(options, { ...answered, lock: read3.lock }, ports2);
};
var ended = ({ complain }, exit, lines) => {
  for (const line of lines) complain(line);
  return exit;
};
var readOwnLock = async ({
  files,
  own
}) => {
  const found = await files.read(LOCK_FILE);
  if (found.kind === "absent") return { lock: null };
  return found.kind === "unusable" ? { problem: found.why } : readLock(found.text, own.version);
};
var write2 = async (options, known, ports2) => {
  const decisions = { keep: pathsOf(options["keep"]), overwrite: pathsOf(options["overwrite"]) };
  const { changes, conflicts, locked } = await changesOf(known, decisions, ports2);
  const strangers = [...decisions.keep, ...decisions.overwrite].filter((path2) => !Object.hasOwn(locked, path2));
  if (strangers.length > 0)
    return ended(
      ports2,
      2,
      strangers.map((path2) => `${quoted(path2)} is no file that \`init\` writes.`)
    );
  if (conflicts.length > 0) return ended(ports2, 1, conflictLines(conflicts));
  const { version } = ports2.own;
  const lock = await lockChange(lockText(version, known.answers, locked), ports2);
  const written = [...changes, lock].filter(({ after }) => after !== null);
  if (options["dry-run"] === true) {
    for (const change of written) ports2.print(diffOf(change));
    ports2.print(written.length === 0 ? NOTHING2 : `${counted(written.length)} would be written; nothing was.`);
    printNotes(known, ports2);
    return 0;
  }
  const problem = await ports2.files.write(written.map(({ path: path2, after }) => ({ path: path2, text: after ?? "" })));
  if (problem !== null) return ended(ports2, 1, [unwritten(problem)]);
  report(changes, written.length, { answers: known.answers, ports: ports2 });
  printNotes(known, ports2);
  return 0;
};
var printNotes = ({ notes }, { print }) => {
  if (notes.length > 0) print(`
Left to you (also in BOOTSTRAP.md):
${notes.map((one2) => `- ${one2}`).join("\n")}`);
};
var changesOf = async ({ answers, lock, files: given }, decisions, { files, templates, own }) => {
  const written = Object.keys(lock?.files ?? {}).filter((path2) => path2 !== answers.existing?.definition);
  const facts = repositoryFacts({ ...await foundFiles(answers, files), written });
  const imported2 = given.length > 0 ? given : keptImport(answers, lock);
  const generated = [...generatedFiles({ answers, facts, templates: await templates(), caller: own }), ...imported2];
  const paths = [.../* @__PURE__ */ new Set([...generated.map(({ path: path2 }) => path2), ...Object.keys(lock?.files ?? {})])];
  const found = new Map(await Promise.all(paths.map(async (path2) => [path2, await files.read(path2)])));
  const changes = fileChanges({ generated, found, lock, decisions, version: own.version });
  const kept = Object.fromEntries(imported2.map(({ path: path2 }) => [path2, "kept"]));
  return { ...changes, locked: { ...changes.locked, ...kept } };
};
var foundFiles = async (answers, files) => {
  const path2 = dockerfileOf(answers);
  const file = await files.read(path2);
  return {
    names: await files.list(ROOT),
    dockerfile: { path: path2, file, beside: await files.list(folderOf(path2)) },
    isImport: answers.existing !== null,
    others: file.kind === "absent" ? await dockerfilesBelow(files) : []
  };
};
var keptImport = ({ existing }, lock) => existing?.from === "service" && lock?.files[existing.definition] === "kept" ? [{ path: existing.definition, text: "" }] : [];
var lockChange = async (text2, { files }) => {
  const found = await files.read(LOCK_FILE);
  const before = found.kind === "text" ? found.text : null;
  if (before?.replaceAll("\r\n", "\n") === text2) return { path: LOCK_FILE, action: "same", before: null, after: null };
  return { path: LOCK_FILE, action: before === null ? "create" : "replace", before, after: text2 };
};
var pathsOf = (value2) => listOf2(value2).map((path2) => path2.replace(/^(?:\.\/)+/u, ""));
var listOf2 = (value2) => {
  if (value2 === void 0 || typeof value2 === "boolean") return [];
  return typeof value2 === "string" ? [value2] : value2;
};

// src/init/questions.ts
var askAnswers = async (answers, prompts) => {
  prompts.open("A pipeline to Amazon ECS. Enter takes what is shown.");
  let known = answers;
  for (const question of answers.existing === null ? QUESTIONS : [approvals]) {
    const next = await question(known, prompts);
    if (next === null) return "cancelled";
    known = next;
  }
  return known;
};
var text = (message, read3, set) => async (answers, prompts) => {
  const before = answerProblems(answers);
  const problem = (value3) => answerProblems(set(answers, value3.trim())).find((one2) => !before.includes(one2)) ?? null;
  const value2 = await prompts.text({ message, initial: read3(answers), problem });
  return value2 === null ? null : set(answers, value2.trim());
};
var one = (message, choices2, {
  values,
  read: read3,
  set
}) => async (answers, prompts) => {
  const shown = values.map((value2) => ({ value: value2, hint: choices2[value2] }));
  const answer = await prompts.one({ message, choices: shown, initial: read3(answers) });
  const chosen = values.find((value2) => value2 === answer);
  return chosen === void 0 ? null : set(answers, chosen);
};
var listed2 = (value2) => value2.split(",").map((part) => part.trim()).filter((part) => part !== "");
var accounts = async (answers, prompts) => {
  const shared3 = await text(
    answers.profile === "small" ? "Account id (empty: not known yet)" : "Account id of the registry (empty: not known yet)",
    ({ registryAccount: registryAccount2 }) => registryAccount2 ?? "",
    (known2, value2) => ({ ...known2, registryAccount: value2 === "" ? null : value2 })
  )(answers, prompts);
  if (shared3 === null || shared3.profile === "small") return shared3;
  let known = shared3;
  for (const { name: name2 } of shared3.environments) {
    const next = await text(
      `Account id of ${name2} (empty: not known yet)`,
      ({ environments: environments2 }) => environments2.find((one2) => one2.name === name2)?.account ?? "",
      (all2, value2) => ({
        ...all2,
        environments: all2.environments.map(
          (one2) => one2.name === name2 ? { ...one2, account: value2 === "" ? null : value2 } : one2
        )
      })
    )(known, prompts);
    if (next === null) return null;
    known = next;
  }
  return known;
};
var approvals = async (answers, prompts) => {
  const choices2 = answers.environments.map(({ name: name2 }) => ({
    value: name2,
    hint: "a person approves each deployment in GitHub"
  }));
  const initial = answers.environments.filter(({ approval }) => approval).map(({ name: name2 }) => name2);
  const chosen = await prompts.several({ message: "Which environments need an approval?", choices: choices2, initial });
  if (chosen === null) return null;
  return {
    ...answers,
    environments: answers.environments.map((one2) => ({ ...one2, approval: chosen.includes(one2.name) }))
  };
};
var addOns = async (answers, prompts) => {
  const choices2 = ADD_ONS.map((value2) => ({ value: value2, hint: ADD_ON_HINTS[value2] }));
  const chosen = await prompts.several({ message: "Add-ons", choices: choices2, initial: answers.addOns });
  return chosen === null ? null : { ...answers, addOns: ADD_ONS.filter((name2) => chosen.includes(name2)) };
};
var ADD_ON_HINTS = {
  alarms: "errors, unhealthy tasks, CPU and memory; a deployment that raises one is rolled back",
  scaling: "as many tasks as the load needs",
  secrets: "a generated secret of Secrets Manager",
  waf: "a firewall in front of the load balancer, about 10 USD a month",
  firelens: "logs to CloudWatch Logs and S3 by Fluent Bit",
  tracing: "traces to X-Ray by the OpenTelemetry collector",
  efs: "files that all tasks share"
};
var QUESTIONS = [
  text(
    "Name of the application",
    ({ application: application2 }) => application2,
    (answers, application2) => ({
      ...answers,
      application: application2,
      repository: answers.repository === answers.application ? application2 : answers.repository
    })
  ),
  text(
    "AWS region",
    ({ region }) => region,
    (answers, region) => ({ ...answers, region })
  ),
  one(
    "Profile",
    {
      small: "one account for all environments, public task addresses, no NAT, Fargate Spot",
      standard: "an account for the registry and one for each environment, private tasks, endpoints"
    },
    {
      values: PROFILES,
      read: ({ profile }) => profile,
      set: (answers, profile) => ({
        ...answers,
        profile,
        launch: profile === "standard" && answers.launch === "fargate-spot" ? "fargate" : answers.launch,
        environments: profile === answers.profile ? answers.environments : answers.environments.map((known) => ({ ...known, account: null }))
      })
    }
  ),
  text(
    "Environments in the order of promotion, separated by commas",
    ({ environments: environments2 }) => environments2.map(({ name: name2 }) => name2).join(", "),
    (answers, value2) => ({
      ...answers,
      environments: listed2(value2).map(
        (name2, index, { length }) => answers.environments.find((known) => known.name === name2) ?? {
          name: name2,
          account: null,
          approval: length > 1 && index === length - 1
        }
      )
    })
  ),
  accounts,
  approvals,
  text(
    "Port of the container",
    ({ port }) => String(port),
    (answers, value2) => ({ ...answers, port: /^\d{1,5}$/.test(value2) ? Number(value2) : 0 })
  ),
  text(
    "Path of the health check",
    ({ healthPath }) => healthPath,
    (answers, healthPath) => ({ ...answers, healthPath })
  ),
  one(
    "What do the tasks run on?",
    {
      fargate: "no servers",
      "fargate-spot": "about 70 % cheaper; AWS may stop a task with two minutes of notice",
      ec2: "instances of your own"
    },
    { values: LAUNCHES, read: ({ launch }) => launch, set: (answers, launch) => ({ ...answers, launch }) }
  ),
  one(
    "How does a deployment replace tasks?",
    { rolling: "a few at a time", "blue-green": "all new ones beside the old ones, then the traffic moves" },
    { values: STRATEGIES, read: ({ strategy }) => strategy, set: (answers, strategy) => ({ ...answers, strategy }) }
  ),
  addOns
];

// src/cli/init-command.ts
var DESCRIPTION = "Write the workflows, settings and templates of a repository; run again, it upgrades its own files.";
var initCommand = (program2, packaged, signals) => {
  const command = program2.createCommand("init").copyInheritedSettings(program2).description(DESCRIPTION);
  command.addOption(directoryOption("A folder of the repository, where it is not the current one."));
  for (const option of INIT_OPTIONS) command.addOption(optionOf3(option));
  return command.action(async () => {
    signals.release();
    const { directory, ...given } = command.opts();
    const folder = resolve(typeof directory === "string" ? directory : ".");
    process.exitCode = await runInit(namedOptions(given), await portsOf(folder, packaged));
  });
};
var optionOf3 = ({ name: name2, value: value2, choices: choices2 = [], repeats, description }) => {
  const text2 = choices2.length === 0 ? description : `${description} One of ${choices2.join(", ")}.`;
  const option = new Option(`--${name2}${value2 === null ? "" : ` <${value2}>`}`, text2);
  if (value2 === null) return option;
  return option.argParser((given, before) => {
    if (repeats) return Array.isArray(before) ? [...before, given] : [given];
    if (before === void 0) return given;
    throw new InvalidArgumentError("It is given twice.");
  });
};
var namedOptions = (given) => Object.fromEntries(
  INIT_OPTIONS.flatMap(({ name: name2 }) => {
    const value2 = given[name2.replace(/-([a-z])/gu, (_, letter) => letter.toUpperCase())];
    return value2 === void 0 ? [] : [[name2, value2]];
  })
);
var choose = (message, choices2) => {
  const options = choices2.map((value2) => ({ value: value2, hint: "" }));
  return makePrompts().one({ message, choices: options, initial: choices2[0] ?? "" });
};
var ownFacts = async ({ root, version, commit }, exec) => ({
  version,
  commit: commit ?? await headOf(root, exec)
});
var uninterrupted = (files) => ({
  ...files,
  write: async (written) => {
    const came = /* @__PURE__ */ new Set();
    const hear = (name2) => void came.add(name2);
    process.on("SIGINT", hear).on("SIGTERM", hear);
    try {
      return await files.write(written);
    } finally {
      process.off("SIGINT", hear).off("SIGTERM", hear);
      for (const name2 of came) process.kill(process.pid, name2);
    }
  }
});
var portsOf = async (folder, packaged) => {
  const { env, stdin, stdout } = process;
  const { signal } = new AbortController();
  const exec = makeExec({ environment: env, signal, redact: (text2) => text2, onLine: () => void 0 });
  const git = await readGitRepository(folder, exec);
  const isAsking = stdin.isTTY && stdout.isTTY && (env["CI"] ?? "") === "";
  return {
    git,
    files: uninterrupted(makeProjectFiles(git !== null && "root" in git ? git.root : folder)),
    templates: () => readPackageFiles(packaged.root, "infra"),
    own: await ownFacts(packaged, exec),
    region: env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"] ?? null,
    ask: isAsking ? (answers) => askAnswers(answers, makePrompts()) : null,
    choose: isAsking ? choose : null,
    aws: (region) => makeSession({ region, signal }),
    print: (line) => stdout.write(`${line}
`),
    complain: (line) => process.stderr.write(`${line}
`)
  };
};

// src/cli/pipeline-run.ts
import { chdir as chdir2 } from "node:process";

// src/adapters/json-report.ts
var makeJsonReport = ({ log, report: report2, ...options }) => ({
  ...makeConsole({ ...options, write: (line) => void log.write(`${line}
`) }),
  // The record has them.
  setOutput: () => void 0,
  writeSummary: () => void 0,
  writeRunFile: (text2) => {
    report2.write(text2);
    return null;
  }
});

// src/adapters/terminal.ts
import { styleText as styleText3 } from "node:util";

// src/adapters/status-line.ts
import { styleText as styleText2 } from "node:util";
var EVERY_MS = 1e3;
var ERASE = "\r\x1B[K";
var USUAL_WIDTH = 80;
var makeStatusLine = (stream) => {
  if (!stream.isTTY || process.env["TERM"] === "dumb" || process.env["CI"] !== void 0) {
    return { above: (text2) => void stream.write(text2), show: () => void 0, hide: () => void 0 };
  }
  let shown = null;
  let timer = null;
  let isDrawn = false;
  const erase = () => {
    if (isDrawn) stream.write(ERASE);
    isDrawn = false;
  };
  const draw = () => {
    if (shown === null) return;
    const seconds = Math.round((Date.now() - shown.since) / 1e3);
    const text2 = `\u2026 ${shown.title} (${seconds} s)`.slice(0, (stream.columns || USUAL_WIDTH) - 1);
    stream.write(`${ERASE}${styleText2("dim", text2, { stream })}`);
    isDrawn = true;
  };
  const hide = () => {
    if (timer !== null) clearInterval(timer);
    erase();
    shown = null;
    timer = null;
  };
  return {
    above: (text2) => {
      erase();
      stream.write(text2);
    },
    show: (title) => {
      hide();
      shown = { title, since: Date.now() };
      timer = setInterval(draw, EVERY_MS);
      timer.unref();
    },
    hide
  };
};

// src/adapters/terminal.ts
var STYLES = [
  [/^▸ /u, "bold"],
  [/^✓ /u, "green"],
  [/^✗ /u, "red"],
  [/^(?:⚠ |\s*warning: )/u, "yellow"],
  [/^(?:– |\s*debug: )/u, "dim"]
];
var makeTerminal = ({ stream, ...options }) => {
  const status = makeStatusLine(stream);
  const write3 = (text2) => status.above(`${styled(text2, stream)}
`);
  const console2 = makeConsole({ ...options, write: write3 });
  return {
    ...console2,
    columns: stream.isTTY ? stream.columns || USUAL_WIDTH : Infinity,
    openGroup: (title) => {
      console2.openGroup(title);
      status.show(options.redactor.redact(title));
    },
    closeGroup: () => {
      status.hide();
      console2.closeGroup();
    },
    // The summary has them.
    setOutput: () => void 0,
    writeSummary: (text2) => {
      console2.writeSummary(text2);
      console2.line(text2.slice(0, text2.indexOf("\n")));
    },
    fail: (ending) => {
      status.hide();
      console2.fail(ending);
    }
  };
};
var styled = (text2, stream) => {
  const style = STYLES.find(([form]) => form.test(text2))?.[1];
  return style === void 0 || text2.includes("\n") ? text2 : styleText3(style, text2, { stream });
};

// src/cli/host-of-command.ts
var hostOfCommand = (form) => (redactor) => ({
  ...hostOf(form, redactor),
  fail: (ending) => {
    process.exitCode = EXIT_CODES[ending];
  }
});
var hostOf = (form, redactor) => {
  const debugOutput = process.env["SHIP_TO_ECS_DEBUG"] === "true" ? "shown" : "hidden";
  if (form === "json") return makeJsonReport({ redactor, debugOutput, log: process.stderr, report: process.stdout });
  return isGitHub(process.env) ? gitHubHost(redactor) : makeTerminal({ redactor, debugOutput, stream: process.stdout });
};

// src/cli/pipeline-run.ts
var runPipelineCommand = async ({ inputs: inputs2, directory, form }, signals) => {
  if (directory !== null) chdir2(directory);
  setInputs(inputs2, process.env);
  const loadPipelines = async () => (await import("./pipelines-MF3GB4DZ.js")).PIPELINES;
  await runAction({ loadPipelines, signals, hostOf: hostOfCommand(form) });
  leaveSoon();
};
var setInputs = (inputs2, environment2) => {
  for (const name2 of Object.keys(environment2)) if (name2.startsWith("INPUT_")) Reflect.deleteProperty(environment2, name2);
  const token = environment2["GITHUB_TOKEN"] || environment2["GH_TOKEN"] || "";
  const given = token === "" ? inputs2 : { ...inputs2, "github-token": token };
  for (const [name2, value2] of Object.entries(given)) environment2[`INPUT_${name2.toUpperCase()}`] = value2;
};

// src/cli/commands.ts
var PIPELINE_COMMANDS = [
  {
    name: "plan",
    description: "Show what a deployment of this commit would change; nothing is built, pushed or changed.",
    sets: ["dry-run", "rollback-to", "promote-from"],
    inputs: () => ({ pipeline: "ship", "dry-run": "true" })
  },
  {
    name: "run",
    description: "Run a pipeline: build, scan, gate, push, deploy and wait, if none is named.",
    argument: new Argument("[pipeline]", "the pipeline").choices(PIPELINE_NAMES).default("ship"),
    sets: [],
    inputs: (pipeline = "ship") => ({ pipeline })
  },
  {
    name: "rollback",
    description: "Deploy an earlier revision as it is, without a build, scan or gate.",
    argument: new Argument("[revision]", "`previous`, a revision (`hello:41`), or a digest or tag of an image"),
    sets: ["rollback-to"],
    inputs: (revision2) => ({ pipeline: "rollback", ...revision2 !== void 0 && { "rollback-to": revision2 } })
  },
  {
    name: "promote",
    description: "Scan and judge an image that exists, and deploy it to the next environment.",
    argument: new Argument("[image]", "the digest or a tag of the image"),
    sets: ["image"],
    inputs: (image2) => ({ pipeline: "promote", ...image2 !== void 0 && { image: image2 } })
  },
  {
    name: "rescan",
    description: "Scan and judge what really runs, with today's database; nothing is changed.",
    sets: ["dry-run"],
    inputs: () => ({ pipeline: "rescan" })
  }
];
var programOf = (packaged, signals) => {
  const program2 = new Command("ship-to-ecs").description("A commit to a healthy Amazon ECS service: build, scan, gate, push, deploy, wait.").version(packaged.version, "-V, --version", "Print the version.").helpOption("-h, --help", "Print the help.").showSuggestionAfterError().showHelpAfterError("Run `ship-to-ecs --help` for the commands.").configureHelp({ sortSubcommands: false }).exitOverride();
  program2.helpCommand("help [command]", "Print the help of a command.");
  program2.addHelpText("after", EXIT_CODE_TEXT);
  for (const command of PIPELINE_COMMANDS) program2.addCommand(pipelineCommand(command, program2, signals));
  program2.addCommand(doctorCommand(program2, signals));
  program2.addCommand(initCommand(program2, packaged, signals));
  for (const command of program2.commands)
    command.showHelpAfterError(`Run \`ship-to-ecs ${command.name()} --help\` for the options.`);
  t2(program2, { completionCommandName: "completion" });
  return program2;
};
var EXIT_CODE_TEXT = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 blocked by the gate, 130 cancelled.
Options override ship-to-ecs.yaml. The token for GitHub is read from GITHUB_TOKEN or GH_TOKEN.`;
var pipelineCommand = ({ name: name2, description, argument, sets, inputs: inputs2 }, program2, signals) => {
  const command = program2.createCommand(name2).copyInheritedSettings(program2).description(description);
  if (argument !== void 0) command.addArgument(argument);
  command.addOption(directoryOption(CHECKOUT));
  command.addOption(registryProfileOption());
  command.addOption(new Option("--json", "Print the record of the run as JSON; the log goes to stderr."));
  for (const option of settingOptions(sets)) command.addOption(option);
  return command.action(async () => {
    const options = command.opts();
    const { directory } = options;
    setRegistryProfile(options, process.env);
    const run2 = {
      inputs: { ...inputsOf(options), ...inputs2(command.args[0]) },
      directory: typeof directory === "string" ? directory : null,
      form: options["json"] === true ? "json" : "people"
    };
    await runPipelineCommand(run2, signals);
  });
};

// src/cli/command-line.ts
var commandLine = async (packaged, signals) => {
  process.stdout.on("error", ignoreClosedPipe);
  try {
    await programOf(packageFacts(packaged), signals).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_CODES.misused;
    else {
      process.stderr.write(`ship-to-ecs: ${messageOf(error)}
`);
      process.exitCode = EXIT_CODES.failed;
    }
    signals.release();
  }
};
var ignoreClosedPipe = (error) => {
  if (error.code !== "EPIPE") throw error;
};
export {
  commandLine
};
