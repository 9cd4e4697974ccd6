/** Something that is told of a file: a code with what fills it, so that it can be said in any language. */
export interface Remark<Code extends string = string> {
  code: Code;
  params: Readonly<Record<string, string | number>>;
}

/** The English texts of a kind of remarks, by code; a function where something is filled in. */
type Texts = Readonly<Record<string, string | ((params: never) => string)>>;
type ParamsOf<Text> = Text extends (params: infer Params) => string ? [params: Params] : [];

/** Makes remarks whose codes and params are those of `texts`, and says them in English. */
export function remarks<const Of extends Texts>(texts: Of) {
  return {
    codes: Object.keys(texts) as (keyof Of & string)[],
    make: <Code extends keyof Of & string>(code: Code, ...[params]: ParamsOf<Of[Code]>): Remark<keyof Of & string> => ({
      code,
      params: (params ?? {}) as Remark['params'],
    }),
    /** The sentence; of a code that a newer version wrote, the code itself. */
    sentence: ({ code, params }: Remark): string => {
      const text = Object.hasOwn(texts, code) ? texts[code] : code;
      return typeof text === 'function' ? text(params as never) : (text ?? code);
    },
  };
}
