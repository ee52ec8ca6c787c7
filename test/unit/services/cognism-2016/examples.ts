// The examples of Cognism's document of 2016 and of the texts that completed it (contracts 2.1), as printed; names,
// addresses and
// numbers of people and companies are invented. The first document prints the reply's headers in the place of a body,
// everywhere.

/** What the document shows as the reply of every call. */
export const PRINTED_HEADERS = `[
  {
    "date": "Tue, 23 Aug 2016 14:18:36 GMT",
    "content-encoding": "gzip",
    "x-content-type-options": "nosniff",
    "x-permitted-cross-domain-policies": "master-only",
    "x-frame-options": "DENY",
    "request-time": "178ms",
    "vary": "Accept-Encoding",
    "content-length": "20",
    "x-xss-protection": "1; mode=block",
    "content-type": null
  }
]`;

/** `GET /company/{name}`. */
export const COMPANY = `[
  {
    "city": "Ghostwood, New York",
    "name": "HAUNT",
    "zip": "10504",
    "country": "United States",
    "industry": "Information Technology and Services",
    "site": "http://www.haunt.example",
    "id": "1009",
    "path": "haunt",
    "type": "Public Company",
    "region": "NY",
    "street_address": [
      "New Orchard Road",
      "Haunting Machines Corp."
    ],
    "size": "10,001+"
  }
]`;

/** `GET /person`. */
export const PERSON = `{
  "items": [
    {
      "city": "London",
      "vc": 1463147456,
      "ver": 1,
      "groups": ["Women @ HAUNT", "Big Data, Analytics, Hadoop, NoSQL & Cloud Computing"],
      "cc": "uk",
      "country": "United Kingdom",
      "experience": [
        {
          "company": "HAUNT",
          "from": "September 2015",
          "description": "Technical sales and solutions specialist.",
          "name": "Big Data and Hadoop Technical Sales Specialist"
        },
        { "to": "September 2015", "company": "HAUNT", "from": "January 2015", "name": "Big Data Technical Sales Specialist" }
      ],
      "current": "HAUNT",
      "skills": ["Data Management", "Teamwork", "Big Data"],
      "state": "Hampshire",
      "certifications": [{ "company": "HAUNT", "from": "October 2015", "name": "Technical Professional V1" }],
      "birth_date": 662688000,
      "full_name": "Kathleen Harvey",
      "topcard": {
        "current": ["HAUNT"],
        "locality": "Hursley, Hampshire, United Kingdom",
        "headline": "Big Data and Hadoop Technical Specialist at HAUNT Analytics",
        "industry": "Information Technology and Services",
        "member-connections": "500+",
        "full_name": "Kathleen Harvey"
      },
      "education": [{ "to": "2013", "company": "BSc (Hons)", "from": "2009", "name": "University of Whipstaff" }],
      "full_name_normalized": "kathleen harvey",
      "uid": "kathleenharvey"
    }
  ]
}`;

/** `GET /documents/json`. */
export const DOCUMENTS = `{
  "query": {
    "keywords": ["marketing"],
    "searchFields": ["articleName", "subHeadline", "abstract"],
    "outputFields": ["uid", "eid", "headline", "subHeadline", "abstract", "url", "date", "author", "source"],
    "exclusions": [],
    "dateFrom": "05.09.2016",
    "dateTo": "05.09.2016",
    "annotation": [],
    "source": ["PR Newswire"]
  },
  "documents": [
    {
      "uid": 1296861,
      "eid": "9028205",
      "headline": "Whipstaff Tire Supplies Original Equipment Tires for the Ghostly Cayenne",
      "subHeadline": "-- Whipstaff Tire's RU1 selected as original equipment tires.",
      "abstract": "<p>SEOUL, South Korea, Sept. 4, 2016 /PRNewswire/ -- Whipstaff Tire announced that it will supply tires.</p>",
      "url": "http://www.news.example/news-releases/whipstaff-tire-300322435.html",
      "date": "05.09.2016",
      "author": "Whipstaff Tire",
      "source": "PR Newswire",
      "annotations": [{ "kind": "industry", "label": "AUT" }],
      "photos": ["http://photos.news.example/prnh/20160901/403424"],
      "videos": [],
      "entities": [
        { "type": "LOCATION", "value": "SEOUL", "relevance": 1 },
        { "type": "QUOTE", "value": "We are thrilled", "relevance": 1 }
      ],
      "quotations": [
        {
          "speakerName": "Casper Ghost",
          "speakerTitle": "Chief Executive Officer",
          "speakerOrganization": "Whipstaff",
          "quotation": "This proves the quality of our products ."
        }
      ]
    }
  ]
}`;

/** `GET /documents/org/{org}` of the early version: nothing found. */
export const NO_DOCUMENTS = `{
  "query": { "keywords": ["Whipstaff"], "searchFields": ["articleName"], "exclusions": [], "source": ["social"] },
  "documents": []
}`;

/** `GET /documents/txt`; its lines break where they are full, and the headline runs into what follows it. */
export const TEXT_REPORT = `Cognism Data Report

Query Parameters:
  Keywords = marketing
  Search fields = articleName, subHeadline, abstract
  Exclusions = 
  Date From = 20.06.2016
  Date To = 20.08.2016
  Annotation = List()
  Source = Financial Times

[1] Whipstaff strikes $1.5bn deal with US digital marketing 
firmEID: f995dd4a-5d44-11e6-bb77-a121aa8abd95 | UID: 
1271176 | Date: 08.08.2016 | Author: Casper Ghost | 
Source: Financial Times 
URL: http://www.news.example/cms/s/0/f995dd4a-5d44-11e6-bb77-
a121aa8abd95.html

Annotations:
  genre => News
  section => US & Canada

Named Entities:
  LOCATION=UK (1.0)
  PERSON=Lazarus (1.0)

Quotations:
  Casper Ghost (Chief Executive Officer) @ Whipstaff Aegis 
  Network => We are more about reaching the people you 
  don’t know and they are all about reaching people.
`;

/** `GET /api/v2/documents/search`. */
export const LATER_TEXT_REPORT = `Cognism Data Report

Query Parameters:
  Keywords = ORGANIZATION:HAUNT
  Search fields = body
  Exclusions = None
  Date From = 01.01.2016
  Date To = 20.08.2016
  Annotation = All
  Source = PR Newswire


[1] 6mm x 6mm, Whipstaff Technology launches the worlds 
smallest IoT WiFi SiP module
EID: 8667390 | UID: 1057574 | Date: Mon Jan 04 14:00:00 
UTC 2016 | Author: Some(Whipstaff Technology Co., Ltd.) | 
Source: PR Newswire
URL: Some(http://www.news.example/news-releases/36411
0661.html)

Abstract:
<p>LAS VEGAS, Jan. 4, 2016 /PRNewswire/ -- Whipstaff 
  Technology, the leading solutions provider, just announced 
  the worlds smallest module, LTP0201.</p>

Annotations:
  subject => PDT

Named Entities:
  EMAIL=sales@whipstaff.example (5.0)
  PERSON=Casper Ghost (2.0)
    Ref: PHONE=+1 (10.0)
`;

/** `GET /documents/txt/diff`: nothing but its heads. */
export const DIFFERENCE_REPORT = `Cognism Data Report (DIFF)

Query Parameters:
  Keywords = appoints.chief marketing officer
  Search fields = articleName
  Exclusions = 
  Date From = 20.06.2016
  Date To = 20.08.2016
  Annotation = ArraySeq()
  Source = social
Query Parameters:
  Keywords = chief marketing officer
  Search fields = subHeadline
  Exclusions = 
  Date From = 20.06.2016
  Date To = 20.08.2016
  Annotation = ArraySeq()
  Source = social
`;
