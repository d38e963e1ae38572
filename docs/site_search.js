// Words of a search as the index has them: English between spaces, Chinese by pairs of letters.
var splitQuery = (query) =>
  query
    .split(/[^\p{Letter}\p{Number}_]+/gu)
    .flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) || [])
    .flatMap((word) =>
      /^\p{Script=Han}{2,}$/u.test(word) ? [...word].slice(1).map((letter, at) => [...word][at] + letter) : [word],
    );
