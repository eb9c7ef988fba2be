/** Under which tags the image is pushed, and what an existing one means. */
import type { RunSettings } from './declaration.ts'

export interface TagsConfig {
  /** `reuse`: an image of this commit under the tag is used, and none is built. */
  readonly ifTagExists: 'compare' | 'reuse'
}

/** The templates of the tag and of further ones. */
export const tagTemplates = (settings: Pick<RunSettings, 'tag' | 'additional-tags' | 'environment'>) => ({
  template: settings.tag,
  additional: settings['additional-tags'],
  environment: settings.environment,
})

/** Of checked settings. */
export const tagsConfig = (settings: Pick<RunSettings, 'if-tag-exists'>): TagsConfig => ({
  ifTagExists: settings['if-tag-exists'],
})
