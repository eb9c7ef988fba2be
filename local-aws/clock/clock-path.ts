/** Where a process under test reads the clock (GET) and asks for a skip (POST `{"advanceTo": ms}`); both answer `{"now": ms}`. */
export const CLOCK_PATH = '/_local-aws/clock'
