import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types every operation of the page by the schema. */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: 'src/**/*.graphql',
  errorsOnly: true,
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        scalars: {
          DateTime: 'string',
          EmailAddress: 'string',
          JSONObject: 'Record<string, unknown>',
          LocalTime: 'string',
          Locale: 'string',
        },
        strictScalars: true,
        useTypeImports: true,
        importExtension: '.js',
        documentMode: 'documentNodeImportFragments',
      },
    },
  },
};
export default config;
