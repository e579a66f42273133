/** The licences of the packages whose code is in a bundle, which their terms want beside the copies. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;
const MODULES = 'node_modules/';

/**
 * @param root Directory that the metafiles' paths are relative to.
 * @param metafiles What esbuild says of the bundles.
 * @param assets Files of packages that are copied as they are.
 * @returns A text with each package's name, version, licence and licence files.
 */
export function thirdPartyLicenses(root, metafiles, assets) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.entries(output.inputs)),
  );
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input);
  const packages = new Set([...used, ...assets].flatMap((input) => packageDirectory(input) ?? []));
  const sections = [...packages].sort().map((directory) => section(path.join(root, directory)));
  const head = 'This product contains code of the following packages.';
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function packageDirectory(input) {
  const at = input.lastIndexOf(MODULES);
  if (at < 0) return undefined;
  const [scope, name] = input.slice(at + MODULES.length).split('/');
  return input.slice(0, at + MODULES.length) + (scope.startsWith('@') ? `${scope}/${name}` : scope);
}

function section(directory) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const texts = readdirSync(directory)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => path.join(directory, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  const without = `Licence as its package.json says: ${license}${by ? `, by ${by}` : ''}`;
  return [`${name} ${version} (${license})`, ...(texts.length > 0 ? texts : [without])].join('\n\n');
}
