/** Shows at once what cannot wait for the report at the end: an error annotation in GitHub. Hostile text is made safe behind it. */
export type Announce = (announcement: { readonly title: string; readonly text: string }) => void
