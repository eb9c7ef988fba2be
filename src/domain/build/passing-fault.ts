/** Whether a build failed for a fault of a registry that passes: the same build may succeed in a moment. Pure. */

/** What docker and BuildKit put in front of the error that ended the build. */
const FINAL = /^(?:ERROR|Error response from daemon|error pulling image configuration)\b/iu

/** A command of the Dockerfile failed: whatever it printed is no matter of a registry. */
const OF_A_STEP = /did not complete successfully|returned a non-zero code/u

/** BuildKit and the classic builder on a base image, a frontend or a layer of one that could not be read. */
const OF_A_REGISTRY =
  /failed to resolve source metadata|failed to (?:do request|authorize|copy|fetch \S+ token|resolve image config)|httpReadSeeker|failed to pull|toomanyrequests|\b(?:Get|Head) "https?:\/\/|received unexpected HTTP status/iu

const PASSING =
  /\b(?:429|50[0234])\b|toomanyrequests|too many requests|i\/o timeout|timed? ?out|deadline exceeded|connection re(?:set|fused)|unexpected EOF|TLS handshake|temporary failure in name resolution|server misbehaving/iu

/** Takes the last lines that docker printed. They are hostile text: at worst a build is repeated twice. */
export const isPassingFault = (output: string): boolean => {
  const last = output.split('\n').findLast((line) => FINAL.test(line)) ?? ''
  return OF_A_REGISTRY.test(last) && PASSING.test(last) && !OF_A_STEP.test(last)
}
