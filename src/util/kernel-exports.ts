/** Functions of a module by name. Their parameters are numbers. */
type KernelFunctions<Of> = { readonly [Name in keyof Of]: (...args: never[]) => unknown };

/** For each function the number of its parameters. */
type Arities<Of extends KernelFunctions<Of>> = { readonly [Name in keyof Of]: Parameters<Of[Name]>['length'] };

type KernelExports<Of> = Of & { readonly memory: WebAssembly.Memory };

/**
 * Instantiates a WebAssembly module that imports nothing and exports its memory.
 *
 * @param arities The functions that the module must export. The numbers of parameters are checked, by the compiler too.
 * @throws TypeError when the module exports something else: its bytes do not match its source.
 */
export function kernelExports<Of extends KernelFunctions<Of>>(
  module: WebAssembly.Module,
  arities: Arities<Of>,
): KernelExports<Of> {
  const { exports } = new WebAssembly.Instance(module);
  if (!hasExports<Of>(exports, arities)) {
    const expected = Object.entries(arities).map(([name, arity]) => `${name}/${arity}`);
    throw new TypeError(`The module does not export a memory and ${expected.join(', ')}. Assemble it again.`);
  }
  return exports;
}

function hasExports<Of extends KernelFunctions<Of>>(
  exports: WebAssembly.Exports,
  arities: Arities<Of>,
): exports is WebAssembly.Exports & KernelExports<Of> {
  const functions = Object.entries(arities).every(([name, arity]) => {
    const value: unknown = exports[name];
    // The length of an exported function is the number of its parameters.
    return typeof value === 'function' && value.length === arity;
  });
  return functions && exports['memory'] instanceof WebAssembly.Memory;
}
