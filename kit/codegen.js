/** What a scalar of the graph is in TypeScript: all but objects travel as text. */
export const scalars = {
  DateTime: 'string',
  EmailAddress: 'string',
  JSONObject: 'Record<string, unknown>',
  LocalTime: 'string',
  Locale: 'string',
};

/** Makes the typed documents of the .graphql files in src, and the types that unions may be, from the schema. */
export default {
  schema: '../schema.graphql',
  documents: 'src/**/*.graphql',
  errorsOnly: true,
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        scalars,
        strictScalars: true,
        useTypeImports: true,
        importExtension: '.js',
        documentMode: 'documentNodeImportFragments',
      },
    },
    'src/generated/possible-types.ts': { plugins: ['fragment-matcher'] },
  },
};
