/** What a reader does not see in a text: sequences that steer a terminal, and characters without a glyph. */

/** CSI, OSC, DCS, SOS, PM, APC sequences, then the two-character ones (ECMA-48 §5); none goes on over the end of a line. */
export const ESCAPE_SEQUENCES =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b\n\r\u2028\u2029]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]/gu

/**
 * Characters that are not seen: controls (but not tab), formats (bidi controls, joiners, the byte order mark), lone
 * surrogates and everything that Unicode calls ignorable.
 */
export const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu
