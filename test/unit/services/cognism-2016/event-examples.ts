// The examples about events of Cognism's document of 2016 as it was completed (contracts 2.1), as printed; names,
// addresses and numbers
// of people and companies are invented.

/** The event object, and the reply of `GET /events/stream`. */
export const EVENTS = `[
  {
    "id": "9c9567cf-10a1-4b4d-b553-77b83f5de16a",
    "at": 1471732633672,
    "date": "20.08.2016",
    "type": "job-join",
    "org": "HAUNT (Contract)",
    "orgInfo": {},
    "loc": {
      "country": "United States",
      "state": "Colorado",
      "city": "Ghost Springs",
      "region": "AMERICAS"
    },
    "old_loc": {
      "country": "United States",
      "state": "Colorado",
      "city": "Ghost Springs"
    },
    "source": "social",
    "meta": {
      "datecreated": "2016-08-20T22:32:21.989658"
    },
    "employee": {
      "city": "Ghost Springs",
      "first_name": "J. Casper",
      "last_name": "Whipstaff",
      "name": "J. Casper Whipstaff",
      "title": "North America Talent Search Team - Sourcing Recruiter",
      "url": "https://www.linkedin.com/in/jcasperwhipstaff",
      "country": "United States",
      "organisation": "HAUNT (Contract)",
      "state": "Colorado",
      "old_job_title": "Senior Corporate Sourcing Recruiter",
      "photo_url": "https://media.example/mpr/mpr/shrinknp_200_200/p/8/005/073/1a6/302f13b.jpg",
      "old_organisation": "Whipstaff Enterprise (Contract)",
      "age": 39,
      "previous": {
        "time_to": "201608",
        "time_from": "201405"
      }
    },
    "typeName": "External Movement",
    "orgToInfo": {
      "name": "HAUNT (Contract)",
      "type": ""
    },
    "orgFromInfo": {
      "name": "Whipstaff Enterprise (Contract)",
      "type": ""
    }
  }
]`;

/** The columns of `GET /events/stream/csv`, one a line, as the document lists them. */
export const CSV_COLUMNS = `CSV File

Data returned with rule org=HAUNT
Event ID;
Date;
Event Type;
Employee Name;
Employee Job Title;
Employee Estimated Age;
Employee URL;
Organization Name;
rganization ID;
Client Organization ID;
Organization Industry;
Organization Website;
Organization Founded;
Organization Type;
Organization Size;
Region;
Country;
State;
City;
`;

/** The body of `POST /events/stream/search`; its reply is not shown. */
export const SEARCH_BODY = `{ "dateFrom": "20.04.2016",
            "dateTo": "20.05.2016",
            "page": 5,
            "count": 10,
            "pipeline": [{"name": "string",
                          "operator": "eq",
                          "values": ["string"],
                          "phase": "match"
                        }]
          }`;

/** `GET /events/deadletter`. */
export const DEAD_LETTERS = `[
  {
    "_id": "2f9d283f-86cc-46b1-8d38-2866d4466888",
    "employee": {
      "name": "Casper Szellem",
      "title": "Digital Media Consultant and Online Marketing Expert",
      "url": "https://hu.linkedin.com/in/caszellem",
      "country": "United States",
      "organisation": "Whipstaff Digital Limited",
      "state": "Hungary area",
      "age": 26
    },
    "source": "social",
    "meta": {
      "datecreated": "2016-04-12T12:31:58.886156"
    },
    "type": "job-leave",
    "at": 1460464400387
  },
  {
    "_id": "b07fe290-5fa6-430c-bfe5-4153f95df1d4",
    "employee": {
      "city": "Ghostburg",
      "name": "Kathleen Anne Harvey",
      "title": "Sales and Marketing Intern",
      "url": "https://www.linkedin.com/in/kathleen-anne-harvey-70115593",
      "country": "United States",
      "organisation": "Haunted Magazine",
      "state": "Pennsylvania"
    },
    "source": "social",
    "meta": {
      "datecreated": "2016-04-12T12:40:13.439424"
    },
    "type": "job-join",
    "at": 1460464894973
  }
]`;

/** `GET /subscription`; the replies of `GET /subscription/{id}` and `POST /subscription` are one of these. */
export const SUBSCRIPTIONS = `[
  {
    "_id": "9d363669-c334-4307-8c62-5cf1fc49e28b",
    "idUser": "2280",
    "idOrg": "2",
    "name": "mysubscription",
    "pattern": {
      "type": "310",
      "org": "HAUNT"
    },
    "callback-http": {
      "method": "POST",
      "url": "https://www.callback.example/xyz",
      "headers": [
        "articles"
      ]
    },
    "active": false,
    "createdAt": 1472649167365,
    "updatedAt": 1472649167365
  }
]`;

/** The body of `POST /subscription`. */
export const SUBSCRIPTION_BODY = `{ "name": "mysubscriptionname",
            "active": false,
            "pattern":       {"type": "310",
                              "org": "HAUNT"},
            "callback-http": {"method": "POST",
                              "url": "https://callback.example/",
                              "headers": ["title"]}}`;

/**
 * What an audit entry is made of, as the completed document prints it; its reply is printed as headers of an empty
 * body.
 */
export const AUDIT_BODY = `{ "action": "string", "source": "string", "data": 1 }`;
