import type { CodegenConfig } from '@graphql-codegen/cli'

/** Gives every document in the pages the types of its variables and its answer, from the schema that the API emits. */
export default {
  schema: '../api/schema.graphql',
  documents: ['app/**/*.{ts,tsx}'],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    'app/graphql/generated/': {
      preset: 'client',
      // A fragment's fields are plain properties: the documents are short, and a mask would be a hop more to read.
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        importExtension: '.ts',
        scalars: {
          ID: 'string',
          Rupiah: 'number',
          Date: 'string',
          DateTime: 'string',
        },
      },
    },
  },
} satisfies CodegenConfig
