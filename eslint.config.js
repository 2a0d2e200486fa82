import * as graphql from '@graphql-eslint/eslint-plugin';

/**
 * Checks the style of the schema; oxlint checks the code. The rules are graphql-eslint's schema-recommended and
 * schema-relay, except where a comment says why not. `eslint-suppressions.json` has the one field that is an exception:
 * `no-typename-prefix` takes `User.username` for a prefixed `name`, and it is one word.
 */
export default [
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema.graphql' } },
    },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            // They are the shape of an answer, not things.
            suffixes: ['Connection', 'Edge', 'Payload'],
            types: [
              // The position of a page.
              'PageInfo',
              // Parts of their owner: there is one of each.
              'OutreachStatus',
              'QuietHoursSetting',
              'VoiceUsageStatus',
              'HelpLine',
              // An event; its chat room has the id.
              'ReplyProgress',
            ],
          },
        },
      ],
      // `ChatRoom.search` goes one way: it reads from the newest message on, as far as a page needs.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          withEdgeSuffix: true,
          // There is no Node interface: an id is one of its type, and `pet(id)`, `chatRoom(id)` and others find it.
          shouldImplementNode: false,
          // `User.sessions` is a list of at most 100.
          listTypeCanWrapOnlyEdgeType: false,
        },
      ],
    },
  },
];
