import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { whyPartial } from '../../nodes/MapalCashrec/transport/partial';

const why = (body: Json, headers = {}, statusCode = 200) =>
	whyPartial({ statusCode, headers, body: '' }, body);
const data = [{ id: 1 }];

test.each<[string, Json, RegExp]>([
	['hasMore', { hasMore: true, data }, /^it says hasMore$/],
	['has_more', { has_more: true, data }, /has_more/],
	['HasMore as text', { HasMore: 'true', data }, /HasMore/],
	['hasNextPage', { data, pageInfo: { hasNextPage: true } }, /hasNextPage/],
	['nextLink', { value: data, nextLink: 'https://x/?page=2' }, /next page \(nextLink\)/],
	['@odata.nextLink', { value: data, '@odata.nextLink': 'https://x' }, /@odata\.nextLink/],
	['next', { data, next: '/api?page=2' }, /next page \(next\)/],
	['next in links', { data, links: { next: '/api?page=2' } }, /next page \(next\)/],
	['next in _links', { data, _links: { next: { href: '/api?page=2' } } }, /next page \(next\)/],
	['next_cursor', { data, meta: { next_cursor: 'abc' } }, /next_cursor/],
	['nextPage', { data, paging: { nextPage: 2 } }, /nextPage/],
	['continuationToken', { data, continuationToken: 'x' }, /continuationToken/],
	['totalPages', { data, totalPages: 3 }, /^it is one of 3 pages \(totalPages\)$/],
	['total_pages as text', { data, pagination: { total_pages: '3' } }, /3 pages/],
	['PageCount', { data, Meta: { PageCount: 2 } }, /2 pages/],
	['pages in an envelope', { data, paging: { pages: 2 } }, /2 pages/],
	['truncated', { data, truncated: true }, /truncated/],
	['isTruncated', { data, result: { isTruncated: true } }, /isTruncated/],
	['hayMás', { datos: data, hayMás: true }, /hayMás/],
	['totalPaginas', { datos: data, totalPaginas: 2 }, /2 pages/],
	['siguiente', { datos: data, siguiente: '/api?pagina=2' }, /next page \(siguiente\)/],
	['totalCount', { items: data, totalCount: 500 }, /^it says totalCount 500, and has 1$/],
	['total_records', { data, meta: { total_records: 2 } }, /^it says total_records 2, and has 1$/],
	['@odata.count', { value: data, '@odata.count': 9 }, /^it says @odata\.count 9, and has 1$/],
	['recordsTotal', { data, recordsTotal: 2 }, /recordsTotal 2, and has 1/],
	[
		'total, and from where on',
		{ total: 9, offset: 0, limit: 1, data },
		/^it says total 9, and has 1$/,
	],
	['total and maxResults', { startAt: 0, maxResults: 1, total: 9, data }, /total 9, and has 1/],
	['hits.total.value', { hits: { total: { value: 9 }, hits: data } }, /total 9, and has 1/],
	['done: false', { records: data, done: false }, /^it says done: false$/],
	['nextRecordsUrl', { records: data, nextRecordsUrl: '/q/2' }, /next page \(nextRecordsUrl\)/],
	['$skipToken', { data, $skipToken: 'abc' }, /next page \(\$skipToken\)/],
	['paginacion', { datos: data, paginacion: { totalPaginas: 3 } }, /3 pages/],
	['totalRegistros', { datos: data, totalRegistros: 2 }, /totalRegistros 2, and has 1/],
	['last: false', { content: data, last: false }, /^it says last: false$/],
	['complete: false', { data, meta: { complete: false } }, /^it says complete: false$/],
	['success: false', { success: false, data }, /^it says success: false$/],
	['two envelopes deep', { response: { meta: { pagination: { hasMore: true } } } }, /hasMore/],
	[
		'has_more of a list in a sheet',
		[
			{ id: 1, shifts: { data, has_more: false } },
			{ id: 2, shifts: { data, has_more: true } },
		],
		/^a list in it says has_more$/,
	],
])('a part only: %s', (_name, body, expected) => {
	expect(why(body)).toMatch(expected);
});

test.each<[string, Json]>([
	['a list', data],
	['nothing', null],
	['no more', { data, hasMore: false, has_more: 'false', more: 0 }],
	['no next', { data, next: null, nextLink: '', links: { next: null } }],
	['a next without an address', { data, next: {} }],
	['one page', { data, totalPages: 1, pagination: { pages: 1, page: 1 } }],
	['the number of a page', { data, meta: { page: 2 } }],
	['not truncated', { data, truncated: false }],
	['as many as it says', { data, totalCount: 1 }],
	['as many shifts as it says', { data: [{ shifts: [1, 2, 3] }, { shifts: [4] }], totalCount: 4 }],
	['as many sheets as it says', { data: [{ shifts: [1, 2] }, { shifts: [4] }], totalCount: 2 }],
	['a total that is an amount', { total: 900, data }],
	['a number without a list', { totalCount: 4 }],
	['the last page', { content: data, last: true, success: true, meta: { complete: true } }],
	['a sheet that is not complete', { complete: false, shifts: data }],
	['a sheet about pages', { pages: 12, shifts: data }],
	['a list in a sheet that is whole', [{ id: 1, shifts: { data, has_more: false } }]],
	['a sheet with more', [{ id: 1, shifts: data, hasMore: true }]],
	['a shift with more', { shifts: [{ hasMore: true, next: '/x', truncated: true }] }],
	['a record with more', { cashSheet: { hasMore: true } }],
])('all of it: %s', (_name, body) => {
	expect(why(body)).toBeUndefined();
});

test.each<[string, object, number, RegExp | undefined]>([
	['206', {}, 206, /HTTP 206/],
	['rel=next', { link: '<https://x/?page=2>; rel="next"' }, 200, /Link header/],
	['rel=next without quotes', { link: '<https://x>; rel=next' }, 200, /Link header/],
	[
		'several links',
		{ link: '<a>; rel="prev", <b>; title="x"; rel="next last"' },
		200,
		/Link header/,
	],
	['rel=prev', { link: '<https://next>; rel="prev"' }, 200, undefined],
	['no link', {}, 200, undefined],
	['X-Pagination', { 'x-pagination': '{"TotalPages":3}' }, 200, /3 pages .* in its header X-Pag/],
	['X-Pagination, all', { 'x-pagination': '{"TotalPages":1,"TotalCount":1}' }, 200, undefined],
	['X-Total-Pages', { 'x-total-pages': '3' }, 200, /x-total-pages says 3 pages/],
	['X-Total-Pages, one', { 'x-total-pages': '1' }, 200, undefined],
	['X-Total-Count', { 'x-total-count': '9' }, 200, /x-total-count says 9, and it has 1$/],
	['X-Total-Count, all', { 'x-total-count': '1' }, 200, undefined],
	['Content-Range', { 'content-range': 'items 0-0/320' }, 200, /says 320, and it has 1$/],
	['Content-Range, all', { 'content-range': '0-0/1' }, 200, undefined],
	['Content-Range, not known', { 'content-range': '0-0/*' }, 200, undefined],
	['X-Pagination, no JSON', { 'x-pagination': '{' }, 200, undefined],
])('%s', (_name, headers, statusCode, expected) => {
	if (expected) expect(why(data, headers, statusCode)).toMatch(expected);
	else expect(why(data, headers, statusCode)).toBeUndefined();
});
