import type { Plugin } from 'vite'

/** A window fetches its sentences apart from its code; its page names them, so that both come at once. */
export function preloadSentences(): Plugin {
  return {
    name: 'sidetone-preload-sentences',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { chunk, bundle = {} }) => {
        const withImports = (file: string, found = new Set<string>()): Set<string> => {
          const one = bundle[file]
          if (found.has(file) || one?.type !== 'chunk') return found
          found.add(file)
          for (const imported of one.imports) withImports(imported, found)
          return found
        }
        const chunkOf = (file: string) => {
          const one = bundle[file]
          return one?.type === 'chunk' ? one : null
        }
        const code = withImports(chunk?.fileName ?? '')
        const sentences = [...code]
          .flatMap((file) => chunkOf(file)?.dynamicImports ?? [])
          .filter((file) => chunkOf(file)?.facadeModuleId?.endsWith('/shared/text/en/at-start.ts'))
        const files = new Set(
          sentences.flatMap((file) => [...withImports(file)]).filter((file) => !code.has(file)),
        )
        return [...files].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `../${file}` },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}
