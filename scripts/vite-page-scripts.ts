import { build, type Plugin } from 'vite';

/**
 * Builds scripts that the background injects on demand: one file each, without imports, as CRXJS builds the manifest's
 * own. No manifest key lists them, so no page can detect them.
 * @param scripts built path to entry module
 */
export function pageScripts(scripts: Readonly<Record<string, string>>, target: string): Plugin {
  const built = new Map<string, string>();
  return {
    name: 'page-scripts',
    apply: 'build',
    async buildStart() {
      for (const [fileName, entry] of Object.entries(scripts)) {
        const output = [await build(configOf(entry, target))]
          .flat()
          .flatMap((one) => ('output' in one ? one.output : []));
        const chunk = output.find((file) => file.type === 'chunk');
        if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built.`);
        built.set(fileName, chunk.code);
      }
    },
    generateBundle() {
      for (const [fileName, source] of built) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

function configOf(entry: string, target: string) {
  const lib = { entry, formats: ['iife' as const], name: 'script' };
  return { configFile: false, logLevel: 'silent', publicDir: false, build: { write: false, target, lib } } as const;
}
