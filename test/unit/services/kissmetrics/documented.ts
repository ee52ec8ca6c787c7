// Every reply that the vendor's document of the Core API prints, to the letter: the comma too many in the directory,
// `&amp;` in
// addresses, and a host that is misspelt.

export const DOCUMENTED_PAGINATION = `{
   "pagination":{
      "total":6,
      "offset":0,
      "limit":20
   }
}`;

export const DOCUMENTED_LINKS = `{
   "links":[
      {
         "templated":false,
         "href":"https://api.kissmetrics.com/core/products?limit=1&amp;offset=0",
         "rel":"first",
         "name":"First"
      },
      {
         "templated":false,
         "href":"https://api.kissmetrics.com/core/products?limit=1&amp;offset=5",
         "rel":"last",
         "name":"Last"
      },
      {
         "templated":false,
         "href":"https://api.kissmetrics.com/core/products?limit=1&amp;offset=2",
         "rel":"next",
         "name":"Next"
      },
      {
         "templated":false,
         "href":"https://api.kissmetrics.com/core/products?limit=1&amp;offset=0",
         "rel":"prev",
         "name":"Previous"
      }
   ]
}`;

export const DOCUMENTED_DIRECTORY = `{
  "links": [
    {
      "templated": false,
      "href": "https://api.kissmetrics.com/core",
      "rel": "self",
      "name": "Directory"
    }
  ],
  "data": {
    "links": [
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core",
        "rel": "self",
        "name": "Directory"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/accounts",
        "rel": "accounts",
        "name": "Accounts"
      },
    ],
    "description": "API access for KISSmetrics",
    "name": "KISSmetrics API"
  }
}`;

export const DOCUMENTED_ACCOUNTS = `[
  {
    "links": [
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e",
        "rel": "self",
        "name": "Self"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e/products",
        "rel": "products",
        "name": "Products"
      }
    ],
    "contact": {
      "phone": null,
      "country": null,
      "name": null
    },
    "updated_at": "2014-09-02T19:46:43Z",
    "created_at": "2013-10-04T04:56:57Z",
    "status": "active",
    "name": "My SaaS Account",
    "id": "51cc9c30-0edf-0131-ead3-12313b0d181e"
  }
]`;

export const DOCUMENTED_ACCOUNT = `{
  "links": [
    {
      "templated": false,
      "href": "https://api.kissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e",
      "rel": "self",
      "name": "Self"
    },
    {
      "templated": false,
      "href": "https://api.kissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e/products",
      "rel": "products",
      "name": "Products"
    }
  ],
  "contact": {
    "phone": null,
    "country": null,
    "name": null
  },
  "updated_at": "2014-09-02T19:46:43Z",
  "created_at": "2013-10-04T04:56:57Z",
  "status": "active",
  "name": "My Saas Account",
  "id": "51cc9c30-0edf-0131-ead3-12313b0d181e"
}`;

export const DOCUMENTED_PRODUCTS = `[
  {
    "links": [
      {
        "templated": false,
        "href": "https://apikissmetrics.com/core/products/e7063aa0-0edf-0131-ead3-12313b0d181e",
        "rel": "self",
        "name": "Self"
      },
      {
        "templated": false,
        "href": "https://apikissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e",
        "rel": "account",
        "name": "Account"
      },
      {
        "templated": false,
        "href": "https://apikissmetrics.com/core/products/e7063aa0-0edf-0131-ead3-12313b0d181e/reports",
        "rel": "reports",
        "name": "Product Reports"
      },
      {
        "templated": false,
        "href": "https://apikissmetrics.com/core/products/e7063aa0-0edf-0131-ead3-12313b0d181e/events",
        "rel": "events",
        "name": "Product Events"
      },
      {
        "templated": false,
        "href": "https://apikissmetrics.com/core/products/e7063aa0-0edf-0131-ead3-12313b0d181e/properties",
        "rel": "properties",
        "name": "Product Properties"
      }
    ],
    "id": "e7063aa0-0edf-0131-ead3-12313b0d181e",
    "account_id": "51cc9c30-0edf-0131-ead3-12313b0d181e",
    "name": "My SaaS Product",
    "url": "http://mysaasproduct.com",
    "status": "active",
    "environment": "",
    "timezone": "US/Pacific",
    "created_at": "2013-10-04T05:01:07+00:00"
  }
]`;

export const DOCUMENTED_PRODUCT = `{
  "links": [],
  "id": "e7063aa0-0edf-0131-ead3-12313b0d181e",
  "account_id": "51cc9c30-0edf-0131-ead3-12313b0d181e",
  "name": "My Saas Product",
  "url": "http://mysaasproduct.com",
  "status": "active",
  "environment": "",
  "timezone": "US/Pacific",
  "created_at": "2013-10-04T05:01:07+00:00"
}`;

export const DOCUMENTED_REPORTS = `[
  {
    "links": [
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/reports/64361c30-4a48-0131-0cbb-22000a9f1c0f",
        "rel": "self",
        "name": "Self"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/query/reports/64361c30-4a48-0131-0cbb-22000a9f1c0f/run",
        "rel": "run",
        "name": "Run Report"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/products/6c921840-0edf-0131-ead4-12313b0d181e",
        "rel": "product",
        "name": "Product"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/accounts/51cc9c30-0edf-0131-ead3-12313b0d181e",
        "rel": "account",
        "name": "Account"
      }
    ],
    "created_at": "2013-12-18T19:27:43+00:00",
    "name": "My People Search",
    "report_type": "people_search_v2",
    "account_id": "51cc9c30-0edf-0131-ead3-12313b0d181e",
    "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
    "id": "64361c30-4a48-0131-0cbb-22000a9f1c0f"
  }
]`;

export const DOCUMENTED_REPORT = `{
  "links": [],
  "created_at": "2013-12-18T19:27:43+00:00",
  "name": "My People Search",
  "report_type": "people_search_v2",
  "account_id": "51cc9c30-0edf-0131-ead3-12313b0d181e",
  "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
  "id": "64361c30-4a48-0131-0cbb-22000a9f1c0f"
}`;

export const DOCUMENTED_EVENTS = `[
  {
    "links": [
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/events/d71bf5f0-3de7-0131-aa07-1231392acb4b",
        "rel": "self",
        "name": "Self"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/products/6c921840-0edf-0131-ead4-12313b0d181e",
        "rel": "product",
        "name": "Product"
      }
    ],
    "last_sent_at": "2014-08-29T15:41:08+00:00",
    "first_sent_at": "2013-12-03T01:26:21+00:00",
    "last_used_at": "2014-08-29T14:58:30+00:00",
    "id": "d71bf5f0-3de7-0131-aa07-1231392acb4b",
    "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
    "name": "search engine hit",
    "display_name": "Search engine hit",
    "description": null,
    "is_visible": true,
    "total": 8,
    "first_used_at": "2013-12-03T01:02:05+00:00"
  }
]`;

export const DOCUMENTED_EVENT = `{
  "links": [],
  "last_sent_at": "2014-08-29T15:41:08+00:00",
  "first_sent_at": "2013-12-03T01:26:21+00:00",
  "last_used_at": "2014-08-29T14:58:30+00:00",
  "id": "d71bf5f0-3de7-0131-aa07-1231392acb4b",
  "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
  "name": "search engine hit",
  "display_name": "Search engine hit",
  "description": null,
  "is_visible": true,
  "total": 8,
  "first_used_at": "2013-12-03T01:02:05+00:00"
}`;

export const DOCUMENTED_PROPERTIES = `[
  {
    "links": [
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/properties/6234e85e-2941-11e4-a20e-12313932e372",
        "rel": "self",
        "name": "Self"
      },
      {
        "templated": false,
        "href": "https://api.kissmetrics.com/core/products/6c921840-0edf-0131-ead4-12313b0d181e",
        "rel": "product",
        "name": "Product"
      }
    ],
    "last_sent_at": "2014-08-29T22:43:17+00:00",
    "first_sent_at": "2013-10-04T05:58:54+00:00",
    "last_used_at": "2014-08-29T21:50:32+00:00",
    "id": "6234e85e-2941-11e4-a20e-12313932e372",
    "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
    "type": null,
    "name": "referrer",
    "display_name": "Referrer",
    "description": null,
    "is_visible": true,
    "first_used_at": "2013-10-04T05:00:09+00:00"
  }
]`;

export const DOCUMENTED_PROPERTY = `{
  "links": [],
  "last_sent_at": "2014-08-29T22:43:17+00:00",
  "first_sent_at": "2013-10-04T05:58:54+00:00",
  "last_used_at": "2014-08-29T21:50:32+00:00",
  "id": "6234e85e-2941-11e4-a20e-12313932e372",
  "product_id": "6c921840-0edf-0131-ead4-12313b0d181e",
  "type": null,
  "name": "referrer",
  "display_name": "Referrer",
  "description": null,
  "is_visible": true,
  "first_used_at": "2013-10-04T05:00:09+00:00"
}`;
