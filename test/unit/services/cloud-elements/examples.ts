// What the vendor's document and the contract (cloud-elements.md, section 4) print or tell, as facts. Secrets, people
// and addresses
// are placeholders of the document's own, or invented.

/** The one header of the document, with its placeholders filled in. */
export const DOCUMENTED_HEADER = 'User <INSERT_USER_SECRET>, Element <INSERT_ELEMENT_TOKEN>';
export const DOCUMENTED_BASE = 'https://api.cloud-elements.com/elements/api-v2';

/** `GET /elements/{key}/oauth/url` (4.1). */
export const OAUTH_URL = `{
  "element": "sfdc",
  "oauthUrl": "https://login.example/services/oauth2/authorize?response_type=code&client_id=key&redirect_uri=https%3A%2F%2Fapp.example%2Fauth&state=sfdc"
}`;

/** `POST /instances` (4.1): the element has no hub here, the list's has. */
export const NEW_INSTANCE = `{
  "id": 12345,
  "name": "Test",
  "token": "ab1cd2ef3gh4ij5kl6mn7op8qr9st0uv+1w=",
  "element": {
    "id": 43, "name": "HubSpot CRM", "key": "hubspotcrm", "description": "Marketing software",
    "image": "elements/provider_hubspot.png", "active": true, "deleted": false, "typeOauth": true
  },
  "provisionInteractions": [],
  "valid": true,
  "disabled": false,
  "maxCacheSize": 0,
  "configuration": { "oauth.api.secret": "********" }
}`;

/** `GET /instances` (4.1): secrets masked, nulls filtered. */
export const INSTANCES = `[
  { "id": 1, "name": "Sales", "token": "abc=", "valid": true, "disabled": false, "tags": ["Sales"],
    "element": { "id": 23, "key": "sfdc", "hub": "crm" },
    "user": { "id": 7, "emailAddress": "robin@kestrelfinch.example", "firstName": "Robin", "lastName": "Viewer" } },
  { "id": 2, "name": "Files", "token": "********", "valid": false, "disabled": true,
    "element": { "id": 12, "key": "dropbox", "hub": "documents" } },
  { "id": 3, "element": { "key": "closeio" } }
]`;

/** `GET /elements` (4.1). */
export const ELEMENTS = `[
  { "id": 23, "name": "Salesforce Sales Cloud", "key": "sfdc", "hub": "crm", "image": "elements/provider_sfdc.png" },
  { "id": 12, "name": "Dropbox", "key": "dropbox", "hub": "documents", "logo": "https://cdn.example/dropbox.svg" }
]`;

/** Contacts as vendors shape them (4.2). */
export const CONTACTS: readonly (readonly [vendor: string, body: string, id: string])[] = [
  [
    'sfdc',
    '{"id":"0035000000abcDEF","Id":"0035000000abcDEF","Name":"Agnes Thornquist","Email":"a@a.example"}',
    '0035000000abcDEF',
  ],
  ['hubspotcrm', '{"id":"151","vid":151,"properties":{"firstname":"Agnes","email":"a@a.example"}}', '151'],
  ['hubspotcrm without what Cloud Elements adds', '{"vid":151,"properties":{"firstname":"Agnes"}}', '151'],
  ['closeio', '{"id":"cont_1a2B","lead_id":"lead_3c4D","name":"Agnes","officeEmail":"a@a.example"}', 'cont_1a2B'],
];

/** A CloudFile (4.3): the id of Dropbox is a path, encoded twice; times are ISO 8601, or epoch ms. */
export const FOLDER = `[
  { "id": "%252Ftest", "name": "test", "path": "/test", "directory": true, "tags": [] },
  { "id": "0B8x", "name": "leads.csv", "path": "/leads.csv", "directory": false, "size": 6227,
    "createdDate": "2018-12-24T12:00:00Z", "modifiedDate": "2018-12-24T12:01:50Z", "tags": ["a", "b"] },
  { "id": "41A4!386", "name": "logo.png", "path": "/ArrowBackup/logo.png", "directory": false, "size": 6227,
    "createdDate": 1545655710140, "modifiedDate": 1545655710140 }
]`;

/** `GET /files/links` (4.3). */
export const LINKS = `{
  "cloudElementsLink": "https://api.cloud-elements.com/elements/api-v2/hubs/documents/files/abc",
  "providerLink": "https://storage.example/dl/leads.csv",
  "providerViewLink": "https://storage.example/view/leads.csv",
  "expires": "2018-12-24T16:00:00Z"
}`;

/** `GET /ping` (4.3). */
export const PING = '{"dateTime":"2018-12-24T12:00:00-06:00","endpoint":"sfdc"}';

/** Errors (4.1, 4.4), and what each means. */
export const ERRORS: readonly (readonly [status: number, body: string, kind: string])[] = [
  [
    401,
    '{"requestId":"1","message":"Invalid Organization or User secret, or invalid Element token provided."}',
    'bad-key',
  ],
  [403, '{"requestId":"2","message":"The element instance is disabled"}', 'not-entitled'],
  [404, '{"requestId":"3","message":"This API is not currently supported for this element"}', 'not-offered'],
  [405, '{"message":"Method not allowed"}', 'not-offered'],
  [400, '{"message":"Bad request","providerMessage":"Required fields are missing: [LastName]"}', 'refused 400'],
  [406, '{"message":"Not acceptable"}', 'refused 406'],
  [409, '{"message":"The resource already exists"}', 'refused 409'],
  [415, '{"message":"Unsupported media type"}', 'refused 415'],
  [429, '{"message":"Too many requests"}', 'rate-limited'],
  [500, '{"message":"Internal error"}', 'service-down 500'],
  [502, '{"message":"Provider failed","providerMessage":"timeout"}', 'service-down 502'],
  [404, '{"message":"No contacts found"}', 'ok'],
];

/** CEQL (4.2): a quote is doubled (observed). */
export const CEQL = ["Name='Churro''s TestDude'", 'Name', "Churro's TestDude"] as const;
